/** What the steps of a meeting do to the records that belong to it. */
import type { FollowUp } from "../kit/noun.ts";
import { idOf, listOf } from "../kit/values.ts";
import { MOST_ITEMS } from "./rules.ts";

/** Agenda items as a command takes them. */
export const items = listOf(idOf("agendaItem"), MOST_ITEMS);
export const itemsOf = (agenda: readonly string[]) =>
  agenda.map((id) => ({ noun: "agendaItem", id }));

/** Brings something about on a record; one that has moved on is left alone. */
export const onRecord = (noun: string, command: string, target: string): FollowUp => ({
  noun,
  command,
  target,
  input: {},
  ifAllowed: true,
});
