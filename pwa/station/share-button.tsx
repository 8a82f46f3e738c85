/** A station's address for somebody else. */
import { useState } from "preact/hooks";
import { Button } from "../look/button.tsx";
import { t } from "../text/text.ts";

/** By the phone's own sheet where there is one, else copied. */
export function ShareButton({ title, path }: { title: string; path: string }) {
  const [copied, setCopied] = useState(false);
  const share = async () => {
    const url = location.origin + path;
    try {
      if (navigator.share) await navigator.share({ title, url });
      else {
        await navigator.clipboard.writeText(url);
        setCopied(true);
      }
    } catch {
      // Closed without choosing, or forbidden: the address stands in the browser's bar as well.
    }
  };
  return (
    <Button icon={copied ? "check" : "share"} onClick={() => void share()}>
      {t(copied ? "common.copied" : "station.share")}
    </Button>
  );
}
