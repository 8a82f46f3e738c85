/** What needs the docx library: one part of the app, loaded on the tap that needs it and not before. */
export { docxOf } from "./docx.ts";
export { type Filled, filledTemplate } from "./docx-template.ts";
