/** The outbox as text, for when all else fails: read out, pasted into a message, kept on paper. */
import { dateOf, daysAfter } from "../deadlines.ts";
import type { Entry } from "./storage.ts";

/** Safari clears a site's storage after seven days without a visit: warn well before. */
export const OLD_DAYS = 3;

/** Entries that are not sent, or refused and undecided, for more than three days. */
export const tooOld = (entries: readonly Entry[], now: string): Entry[] =>
  entries.filter(
    ({ status, clientTime }) => status !== "sent" && clientTime < daysAfter(now, -OLD_DAYS),
  );

/** Says a key of the language files with its params. */
export type Say = (key: string, params?: Readonly<Record<string, string | number>>) => string;

/**
 * Entries as plain text to copy out: when, what, on which record, every value as typed, and for a
 * refused one why. Keys of `domain.json` and `errors.json`.
 * @param nameOf how people know the record (its number or title); its id where that is unknown
 */
export const asText = (
  entries: readonly Entry[],
  say: Say,
  nameOf: (noun: string, id: string) => string = (_, id) => id,
): string => entries.map((entry) => entryAsText(entry, say, nameOf)).join("\n\n");

function entryAsText(
  { mutation, clientTime, refusal }: Entry,
  say: Say,
  nameOf: (noun: string, id: string) => string,
): string {
  const { noun, command, target, args } = mutation;
  const what = `${say(`noun.${noun}`)} · ${say(`command.${noun}.${command}`)}`;
  const which = target === null ? "" : ` · ${nameOf(noun, target)}`;
  return [
    `${dateOf(clientTime)} · ${what}${which}`,
    ...Object.values(args ?? {}).map((value) =>
      typeof value === "string" ? value : JSON.stringify(value),
    ),
    ...(refusal ? [say(`${refusal.reason}.title`)] : []),
  ].join("\n");
}
