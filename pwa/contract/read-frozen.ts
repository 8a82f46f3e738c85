/** A frozen text as it is read: out of its own bytes, and only where those are what the record says. */
import { type Package, packageHashes, readPackage } from "../../shared/contract/package.ts";
import { readTerms } from "../../shared/contract/read-terms.ts";
import type { Terms } from "../../shared/contract/terms.ts";
import type { ContractText } from "../../shared/contract-text.ts";

/** The package; or why there is none to read: not whole, or not the one whose hashes the record holds. */
export function readFrozen(
  text: Pick<ContractText, "package" | "sha256" | "sm3">,
): Package | "unread" | "other" {
  const bytes = text.package ?? "";
  const content = readPackage(bytes);
  if (!content) return "unread";
  const { sha256, sm3 } = packageHashes(bytes);
  return sha256 === text.sha256 && sm3 === text.sm3 ? content : "other";
}

/** A version's terms: of a frozen one, those within its bytes; null where they can't be read. */
export function termsOfVersion(text: ContractText): Terms | null {
  if (text.package === null) return text;
  const content = readFrozen(text);
  return typeof content === "string" ? null : readTerms(content.data);
}
