/** What leaves this device together with a person. */
import { keepAnswers, keepImport } from "../ledger/kept-import.ts";
import { clearStorage } from "../local/storage.ts";
import { dropDraftsOf } from "../record/drafts.ts";
import { dropSigningOf, dropWordsOf } from "../signing/key-store.ts";

/**
 * Takes a person off this device.
 * @param unsentToo also what they typed and did not send (the outbox, what they began, an import on its way), and their signing keys
 */
export async function leave(person: string, unsentToo: boolean): Promise<void> {
  await clearStorage(person, unsentToo);
  await dropWordsOf(person);
  if (!unsentToo) return;
  await dropDraftsOf(person);
  await dropSigningOf(person);
  await keepImport(null);
  await keepAnswers(null);
}
