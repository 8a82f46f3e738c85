/**
 * What was begun and not given: kept as it is typed, so that neither a reload, a dead battery nor a new
 * version loses a word. One draft for each command on each record, apart for each person.
 */
import { signal } from "@preact/signals";
import { type IDBPDatabase, openDB } from "idb";
import type { Photo } from "../../shared/sync/storage.ts";
import { me } from "../local/index.ts";
import type { Values } from "./values.ts";

export interface Draft {
  person: string;
  noun: string;
  command: string;
  /** The record that it is about; null where it makes one. */
  target: string | null;
  committee: string;
  values: Values;
  photos: readonly Photo[];
  /** When it was last typed in: instant, ISO 8601. */
  at: string;
}
export type DraftOf = Pick<Draft, "noun" | "command" | "target" | "committee">;

const SHELF = "draft";
let opened: Promise<IDBPDatabase | null> | null = null;
/** Where the browser keeps nothing: as long as the page lives. */
const inMemory = new Map<string, Draft>();

const database = (): Promise<IDBPDatabase | null> => {
  opened ??= openDB("gongjian-drafts", 1, {
    upgrade: (database) => void database.createObjectStore(SHELF),
  }).catch(() => null);
  return opened;
};

const person = (): string => me.peek()?.person ?? "";
const keyOf = ({ noun, command, target, committee }: DraftOf): string =>
  [person(), noun, command, target ?? committee].join("/");

/** This person's drafts, once `findDrafts` has read them. */
export const drafts = signal<readonly Draft[]>([]);

/** Reads all drafts of whoever is here. */
export async function findDrafts(): Promise<void> {
  const shelf = await database();
  const all = shelf ? ((await shelf.getAll(SHELF)) as Draft[]) : [...inMemory.values()];
  drafts.value = all.filter((draft) => draft.person === person());
}

/** The draft of a command, or null. */
export async function draftOf(of: DraftOf): Promise<Draft | null> {
  const shelf = await database();
  const found = shelf ? await shelf.get(SHELF, keyOf(of)) : inMemory.get(keyOf(of));
  return (found as Draft | undefined) ?? null;
}

/** Keeps a draft as it stands now. */
export async function keepDraft(
  of: DraftOf,
  { values, photos }: Pick<Draft, "values" | "photos">,
): Promise<void> {
  const draft: Draft = { ...of, person: person(), values, photos, at: new Date().toISOString() };
  const shelf = await database();
  if (shelf) await shelf.put(SHELF, draft, keyOf(of));
  else inMemory.set(keyOf(of), draft);
}

/** Forgets all that somebody began: they had themselves erased. */
export async function dropDraftsOf(person: string): Promise<void> {
  const shelf = await database();
  inMemory.clear();
  drafts.value = [];
  for (const key of (await shelf?.getAllKeys(SHELF)) ?? [])
    if (String(key).startsWith(`${person}/`)) await shelf?.delete(SHELF, key);
}

/** Forgets a draft: it was given, or is not wanted any more. */
export async function dropDraft(of: DraftOf): Promise<void> {
  const shelf = await database();
  if (shelf) await shelf.delete(SHELF, keyOf(of));
  else inMemory.delete(keyOf(of));
  drafts.value = drafts.peek().filter((draft) => keyOf(draft) !== keyOf(of));
}
