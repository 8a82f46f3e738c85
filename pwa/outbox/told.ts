/** What was typed into a mutation, field by field, in words. */
import type { Mutation } from "../../shared/kit/mutation.ts";
import type { Hours } from "../../shared/station/hours.ts";
import { isForPrograms, nounOf } from "../record/fields.ts";
import { sayFacility, sayHours } from "../record/hours-words.ts";
import { isWord, nameOf, wordOf } from "../record/names.ts";
import { sayDate } from "../text/say.ts";
import { t } from "../text/text.ts";

/** Field and text for everything in the arguments that a person would know again. */
export const toldIn = ({
  noun,
  args,
}: Pick<Mutation, "noun" | "args">): [field: string, text: string][] =>
  Object.entries((args ?? {}) as Record<string, unknown>).flatMap(
    ([field, value]): [string, string][] => {
      const text = wordsFor(noun, field, value);
      return text === "" ? [] : [[field, text]];
    },
  );

/**
 * One argument in words; photos by their number, as they stand in the timeline.
 * @param within its noun, or the rows in which it stands
 */
export function wordsFor(within: string, field: string, value: unknown): string {
  if (value === null || value === undefined || value === "" || isForPrograms(field)) return "";
  if (field === "photos" && Array.isArray(value))
    return value.map((_, index) => t("photo.one", { count: index + 1 })).join(" ");
  if (field === "hours") return sayHours(value as Hours).join(" ");
  if (field === "facilities" && Array.isArray(value)) return value.map(sayFacility).join(" ");
  const other = nounOf(field, within);
  if (Array.isArray(value))
    return value
      .map((each) =>
        typeof each === "object" && each !== null
          ? Object.entries(each)
              .map(([name, cell]) => wordsFor(field, name, cell))
              .filter((word) => word !== "")
              .join(" ")
          : wordsFor(within, field, each),
      )
      .join(t("list.or"));
  const text = String(value);
  if (other) return nameOf(other, text);
  if (isWord(field)) return wordOf(field, text);
  return text === "ongoing" || /^\d{4}-\d{2}-\d{2}$/.test(text) ? sayDate(text) : text;
}
