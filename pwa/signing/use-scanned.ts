/** What a code that was scanned carries in the address of this page. */
import { useEffect, useState } from "preact/hooks";
import { hashIn } from "./paths.ts";

/** Its hash, also where a second code is scanned in the same tab; null where the page was opened otherwise. */
export function useScanned(): string | null {
  const [scanned, setScanned] = useState(() => hashIn(location.hash));
  useEffect(() => {
    const look = () => setScanned(hashIn(location.hash));
    addEventListener("hashchange", look);
    return () => removeEventListener("hashchange", look);
  }, []);
  return scanned;
}
