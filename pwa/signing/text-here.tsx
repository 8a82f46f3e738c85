/** A contract's text, drawn from the bytes of its package and nothing else. */
import { readPackage } from "../../shared/contract/package.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import { langOf } from "../text/text.ts";

export function TextHere({ text }: { text: ContractText }) {
  const content = readPackage(text.package ?? "");
  if (!content) return null;
  return (
    <article class="signing-text" lang={content.language}>
      <h3 lang={langOf(content.title)}>{content.title}</h3>
      {content.text.split("\n").map((line, at) => (
        <p key={at} lang={langOf(line)}>
          {line}
        </p>
      ))}
    </article>
  );
}
