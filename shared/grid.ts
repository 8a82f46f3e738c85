/** 网格: a code and an outline of ground. No people, households or addresses, ever. */
import { commandOf, committeeOffice, defineNoun, type Entity } from "./kit/noun.ts";
import { listOf, object, optional, text, whole } from "./kit/values.ts";

/** A corner of the outline in millionths of a degree, WGS-84, so that it stays a whole number. */
export interface Corner {
  latitude: number;
  longitude: number;
}

export interface Grid extends Entity {
  code: string;
  outline: Corner[];
}

const command = commandOf<Grid>();
const corner = object({
  latitude: whole(-90_000_000, 90_000_000),
  longitude: whole(-180_000_000, 180_000_000),
});
const drawn = object({ code: text(1, 40), outline: optional(listOf(corner, 200)) });

export const grid = defineNoun<Grid>()({
  name: "grid",
  plural: "grids",
  states: {
    active: { turn: "committee", type: "open" },
    retired: { turn: null, type: "ended" },
  },
  relations: {},
  blank: { code: "", outline: [] },
  listing: { text: (entity) => [entity.code], facets: () => ({}) },
  commands: {
    draw: command({
      from: [],
      to: "active",
      by: committeeOffice,
      input: drawn,
      apply: ({ input }) => ({ changes: { code: input.code, outline: input.outline ?? [] } }),
    }),
    amend: command({
      from: ["active"],
      to: "same",
      by: committeeOffice,
      input: drawn,
      apply: ({ input }) => ({ changes: { code: input.code, outline: input.outline ?? [] } }),
    }),
    retire: command({
      from: ["active"],
      to: "retired",
      by: committeeOffice,
      input: object({}),
      apply: () => ({ changes: {} }),
    }),
  },
});
