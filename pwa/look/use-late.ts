/** Parts of a page that load when they are wanted. */
import { useEffect, useState } from "preact/hooks";

/** A part once it is wanted and here. Without network the list does as well. */
export function useLate<Part>(isWanted: boolean, load: () => Promise<Part>) {
  const [part, setPart] = useState<Part | null>(null);
  useEffect(() => {
    if (isWanted && !part)
      load().then(
        (loaded) => setPart(() => loaded),
        () => {},
      );
  }, [isWanted]);
  return part;
}
