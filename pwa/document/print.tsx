/** Prints official documents: nothing but them is on the sheets, and nothing of them on the screen. */
import { render } from "preact";
import type { OfficialDocument } from "../../shared/document/blocks.ts";
import { addStyles } from "../look/add-styles.ts";
import styles from "./document.css?url";
import { PrintedDocuments } from "./printed.tsx";

/** Ends when they have been handed to the printer, or the reader thought better of it. */
export async function printDocuments(documents: readonly OfficialDocument[]): Promise<void> {
  await addStyles(styles);
  const { title } = document;
  const host = document.createElement("div");
  host.className = "official-host";
  document.body.append(host);
  render(<PrintedDocuments documents={documents} />, host);
  // The name that a browser proposes for a file.
  document.title = documents[0]?.title || title;
  const printed = new Promise((done) => addEventListener("afterprint", done, { once: true }));
  window.print();
  await printed;
  document.title = title;
  render(null, host);
  host.remove();
}
