/** Printing: a button, and the QR code on the sheet that leads back to the record. */
import { signal } from "@preact/signals";
import { t } from "../text/text.ts";
import { Button } from "./button.tsx";
import { wide } from "./wide.ts";
import "./print-button.css";

const code = signal<{ url: string; path: string; size: number } | null>(null);

/** Prints the page. The QR maker loads on the tap. */
export const PrintButton = () => (
  <Button icon="print" onClick={() => void print()}>
    {t("common.print")}
  </Button>
);

async function print(): Promise<void> {
  const { qrPath } = await import("./qr.ts");
  code.value = { url: location.href, ...qrPath(location.href) };
  wide.value = true;
  await new Promise((done) => setTimeout(done, 50));
  window.print();
}

/** The foot of a printed page: the QR code, the address and the day of printing. */
export function PrintFoot({ printedOn }: { printedOn: string }) {
  const shown = code.value;
  return (
    <footer class="on-paper print-foot">
      {shown && <QrShape path={shown.path} size={shown.size} />}
      <p>
        {t("common.printedOn", { date: printedOn })}
        <br />
        {shown?.url ?? ""}
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
