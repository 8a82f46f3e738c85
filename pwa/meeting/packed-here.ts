/** A meeting's papers draw on what stands on this device: its records, its lists, and the names of things. */

import { dateOf } from "../../shared/deadlines.ts";
import type { Words } from "../../shared/document/words.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { EMPTY_LISTS, type Lists } from "../../shared/ledger/lists.ts";
import type { packDocuments } from "../../shared/meeting/pack.ts";
import { me } from "../account/session.ts";
import { view } from "../local/index.ts";
import { nameOf } from "../record/names.ts";
import type { OfMeeting } from "./of-meeting.ts";
import { signInPath } from "./paths.ts";

/** Everything that the papers of a meeting are made of, at this instant. Nobody's name is in it. */
export function packedHere(
  of: OfMeeting,
  words: Words,
  now: string,
): Parameters<typeof packDocuments>[0] {
  const { committee, id } = of.meeting;
  const all = <E extends Entity>(noun: string): E[] =>
    [...(view.peek().records.get(noun)?.values() ?? [])].filter(
      (record) => record.committee === committee,
    ) as E[];
  const lists: Lists = {
    ...EMPTY_LISTS,
    units: all("unit"),
    seats: all("seat"),
    grids: all("grid"),
    resources: all("resource"),
    problems: all("problem"),
    projects: all("project"),
  };
  return {
    records: of,
    lists,
    names: {
      unit: (unit) => nameOf("unit", unit),
      committee: words.term("committee"),
      committeeName: me.peek()?.committees.find(({ code }) => code === committee)?.name ?? "",
      chair: words.term("role.secretary"),
      recorder: words.term("role.clerk"),
      review: words.term("kind.review"),
      reviewed: (counts) => words.term("kind.review.count", counts),
      and: words.say("list.and"),
      link: `${location.origin}/meetings/${id}`,
      signIn: `${location.origin}${signInPath(id)}`,
    },
    words,
    today: dateOf(now),
  };
}
