/** Addresses of the members' pages. A form's known values travel under `f.`, apart from the lists' filters. */
import { nounNamed } from "../../shared/nouns.ts";

type Query = Readonly<Record<string, string | undefined>>;

const GIVEN = "f.";
/** What belongs to the record's own page and not to the list around it. */
const OWN = ["do", "from"];

export const withQuery = (path: string, query: Query): string => {
  const text = new URLSearchParams(
    Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1])),
  ).toString();
  return text ? `${path}?${text}` : path;
};

/** The list's part of an address: its filters, without a form that is open in it. */
export const listPart = (query: Query): Query =>
  Object.fromEntries(
    Object.entries(query).filter(([name]) => !OWN.includes(name) && !name.startsWith(GIVEN)),
  );

export const listPath = (noun: string, query: Query = {}): string =>
  withQuery(`/lists/${nounNamed(noun).plural}`, query);

const inItsList = (noun: string, id: string, query: Query): string =>
  withQuery(`/lists/${nounNamed(noun).plural}/${id}`, query);

/** Nouns whose records have pages of their own. */
const OWN_PAGES: Readonly<Record<string, string>> = {
  meeting: "/meetings",
  contract: "/contracts",
};

/** A meeting and a contract have pages of their own; everything else stands in its list. */
export const recordPath = (noun: string, id: string, query: Query = {}): string => {
  const own = OWN_PAGES[noun];
  return own ? withQuery(`${own}/${id}`, query) : inItsList(noun, id, query);
};

/** The form of a command, opened on its record (`new` where it makes one) with values known already. */
export const formPath = (
  noun: string,
  id: string,
  command: string,
  query: Query = {},
  given: Readonly<Record<string, string>> = {},
): string =>
  inItsList(noun, id, {
    ...listPart(query),
    ...(query.from ? { from: query.from } : {}),
    do: command,
    ...Object.fromEntries(Object.entries(given).map(([name, value]) => [GIVEN + name, value])),
  });

/** Values that an address brings along for a form. */
export const givenIn = (query: Query): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      name.startsWith(GIVEN) && value ? [[name.slice(GIVEN.length), value]] : [],
    ),
  );
