/** Printing: a button, and the QR code on the sheet that leads back to the record. */
import { signal } from "@preact/signals";
import { options } from "preact";
import { useEffect } from "preact/hooks";
import { t } from "../text/text.ts";
import { Button } from "./button.tsx";
import type { qrPath } from "./qr.ts";
import { wide } from "./wide.ts";
import "./print-button.css";

/** What leads back from the sheet: the address, and its code once the maker is here. */
const sheet = signal<({ url: string } & Partial<ReturnType<typeof qrPath>>) | null>(null);
let maker: typeof qrPath | undefined;

async function loadMaker(): Promise<void> {
  try {
    maker ??= (await import("./qr.ts")).qrPath;
  } catch {
    // Without network: the address in letters leads back as well.
  }
}

/** Prints the page. */
export const PrintButton = () => (
  <Button icon="print" onClick={() => void print()}>
    {t("common.print")}
  </Button>
);

async function print(): Promise<void> {
  await loadMaker();
  fillSheet();
  wide.value = true;
  await new Promise((done) => setTimeout(done, 50));
  window.print();
}

/** Draws at once: the browser takes its picture as soon as the listeners of `beforeprint` return. */
function fillSheet(): void {
  const url = location.href;
  if (sheet.peek()?.url === url && sheet.peek()?.path) return;
  const later = options.debounceRendering;
  options.debounceRendering = (draw) => draw();
  sheet.value = { url, ...maker?.(url) };
  if (later) options.debounceRendering = later;
  else delete options.debounceRendering;
}

/** The foot of a printed page: the QR code, the address and the day of printing. */
export function PrintFoot({ printedOn }: { printedOn: string }) {
  useEffect(() => {
    // For the browser's own print command, which doesn't wait for anything. Safari knows no idle time.
    const whenIdle = window.requestIdleCallback ?? setTimeout;
    whenIdle(() => void loadMaker());
    addEventListener("beforeprint", fillSheet);
    return () => removeEventListener("beforeprint", fillSheet);
  }, []);
  const { url = "", path, size } = sheet.value ?? {};
  return (
    <footer class="on-paper print-foot">
      {path && size && <QrShape path={path} size={size} />}
      <p>
        {t("common.printedOn", { date: printedOn })}
        <br />
        {url}
      </p>
    </footer>
  );
}

/** A QR code as one shape, from `qrPath`. */
export const QrShape = ({ path, size }: { path: string; size: number }) => (
  <svg class="qr" viewBox={`-4 -4 ${size + 8} ${size + 8}`} role="img" aria-label={t("common.qr")}>
    <path d={path} />
  </svg>
);
