/** 成员单位: a unit that sits in the community's area and in its committee. */
import { type Kept, kept, keptOf, NOTHING_KEPT } from "./kept.ts";
import {
  commandOf,
  committeeOffice,
  defineNoun,
  type Entity,
  either,
  spokenFor,
} from "./kit/noun.ts";
import { freeText, idOf, object, oneOf, optional } from "./kit/values.ts";

export const UNIT_NATURES = [
  "government",
  "institution",
  "state_enterprise",
  "enterprise",
  "new_organisation",
  "property",
  "school",
  "committee_office",
] as const;
export type UnitNature = (typeof UNIT_NATURES)[number];

export interface Unit extends Entity, Kept {
  name: string;
  /** Short forms under which ledgers know it too, one a line. */
  shortName: string | null;
  nature: UnitNature;
  grid: string | null;
  reason: string | null;
}

const command = commandOf<Unit>();
const description = {
  name: freeText(2, 100),
  shortName: optional(freeText(0, 200)),
  nature: oneOf(UNIT_NATURES),
  grid: optional(idOf("grid")),
  ...kept,
};
type Description = {
  name: string;
  shortName?: string | undefined;
  nature: UnitNature;
  grid?: string | undefined;
} & Parameters<typeof keptOf>[0];
const described = (input: Description, before: Kept) => ({
  name: input.name,
  shortName: input.shortName ?? null,
  nature: input.nature,
  grid: input.grid ?? null,
  ...keptOf(input, before),
});

export const unit = defineNoun<Unit>()({
  name: "unit",
  plural: "units",
  states: {
    active: { turn: "committee", type: "open" },
    left: { turn: null, type: "ended" },
  },
  relations: { unit: (entity) => entity.id },
  blank: {
    name: "",
    shortName: null,
    nature: "institution",
    grid: null,
    reason: null,
    ...NOTHING_KEPT,
  },
  listing: {
    text: (entity) => [entity.name, entity.shortName],
    facets: (entity) => ({ grid: [entity.grid], kind: [entity.nature] }),
  },
  commands: {
    enrol: command({
      from: [],
      to: "active",
      by: committeeOffice,
      input: object(description),
      apply: ({ entity, input }) => ({ changes: described(input, entity) }),
    }),
    amend: command({
      from: ["active"],
      to: "same",
      by: either(committeeOffice, spokenFor("unit")),
      input: object(description),
      apply: ({ entity, input }) => ({ changes: described(input, entity) }),
    }),
    leave: command({
      from: ["active"],
      to: "left",
      by: committeeOffice,
      input: object({ reason: freeText(1, 500) }),
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
    rejoin: command({
      from: ["left"],
      to: "active",
      by: committeeOffice,
      input: object({}),
      apply: () => ({ changes: { reason: null } }),
    }),
  },
});
