/**
 * 席位: the place in which somebody speaks for a unit (or for the committee). It carries a title, never
 * a name: the name and the work phone stand in the person card, apart from everything else.
 */
import { anyOf, commandOf, committeeOffice, defineNoun, type Entity, role } from "./kit/noun.ts";
import { idOf, object, oneOf, optional, text } from "./kit/values.ts";

export const SEAT_ROLES = [
  "liaison",
  "signatory",
  "keeper",
  "member",
  "clerk",
  "secretary",
] as const;
export type SeatRole = (typeof SEAT_ROLES)[number];

export interface Seat extends Entity {
  unit: string | null;
  role: SeatRole;
  title: string | null;
}

const command = commandOf<Seat>();
const keepers = {
  ...committeeOffice,
  anyOf: [...committeeOffice.anyOf, role("admin").of("committee")],
};
const chair = anyOf(role("secretary").of("committee"), role("admin").of("committee"));
const description = {
  unit: optional(idOf("unit")),
  role: oneOf(SEAT_ROLES),
  title: optional(text(0, 60)),
};

export const seat = defineNoun<Seat>()({
  name: "seat",
  plural: "seats",
  states: {
    open: { turn: "committee", type: "open" },
    closed: { turn: null, type: "ended" },
  },
  relations: { unit: (entity) => entity.unit },
  blank: { unit: null, role: "liaison", title: null },
  listing: {
    // A title is personal: it stays out of the full-text index, where it could not be erased for good.
    text: () => [],
    facets: (entity) => ({ unit: [entity.unit], kind: [entity.role] }),
  },
  commands: {
    create: command({
      from: [],
      to: "open",
      by: keepers,
      input: object(description),
      apply: ({ input }) => ({
        changes: { unit: input.unit ?? null, role: input.role, title: input.title ?? null },
      }),
    }),
    retitle: command({
      from: ["open"],
      to: "same",
      by: keepers,
      input: object({ title: text(1, 60) }),
      apply: ({ input }) => ({ changes: { title: input.title } }),
    }),
    close: command({
      from: ["open"],
      to: "closed",
      by: chair,
      input: object({}),
      apply: () => ({ changes: {} }),
    }),
  },
});
