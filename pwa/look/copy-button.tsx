/** Copying a text. */
import { useState } from "preact/hooks";
import { t } from "../text/text.ts";
import { Button } from "./button.tsx";

/** Puts a text into the clipboard; where the browser has none, the text is there to be selected. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState<string | null>(null);
  if (!("clipboard" in navigator)) return null;
  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(text), ignore);
  return (
    <Button icon={copied === text ? "check" : "link"} onClick={() => void copy()}>
      {copied === text ? t("common.copied") : label}
    </Button>
  );
}
/** A browser that forbids it leaves the label as it was. */
const ignore = () => {};
