/** A page with nothing but the makers of documents, for their journeys. */
import { documentWords, fillTemplate, makeDocx, makeSheet } from "../../pwa/document/make.ts";
import { printDocuments } from "../../pwa/document/print.tsx";
import "../../pwa/print.css";

const makers = { documentWords, fillTemplate, makeDocx, makeSheet, printDocuments };
export type Makers = typeof makers;
Object.assign(globalThis, { makers });
