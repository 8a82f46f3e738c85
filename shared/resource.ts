/** 资源: what a unit puts at the committee's disposal, in a quantity that is never given away twice. */
import { promise } from "./commitment.ts";
import { dateOf } from "./deadlines.ts";
import { type Kept, kept, keptOf, NOTHING_KEPT } from "./kept.ts";
import {
  commandOf,
  committeeOffice,
  consequence,
  defineNoun,
  type Entity,
  either,
  refuse,
  spokenFor,
} from "./kit/noun.ts";
import {
  dueDate,
  freeText,
  idOf,
  object,
  oneOf,
  optional,
  recordId,
  text,
  whole,
  yesOrNo,
} from "./kit/values.ts";

export const RESOURCE_KINDS = ["place", "hours", "goods", "skill", "funds_in_kind"] as const;
export type ResourceKind = (typeof RESOURCE_KINDS)[number];
/** Kinds that are gone once given; the others come back when a commitment ends. */
const CONSUMED: readonly ResourceKind[] = ["goods", "funds_in_kind"];

export interface Resource extends Entity, Kept {
  unit: string;
  kind: ResourceKind;
  title: string;
  quantity: number;
  unitOfMeasure: string;
  /** Calendar date, or `ongoing`. */
  validTo: string;
  bookingRule: string | null;
  /** Seat of whoever answers for it; the name stands in the person card. */
  contact: string | null;
  /** Set aside for commitments or used up: never more than `quantity`. */
  allocated: number;
  /** Commitments that draw on it and have not ended: it can't be withdrawn while there are any. */
  active: number;
  reason: string | null;
}

const command = commandOf<Resource>();
const own = either(spokenFor("unit"), committeeOffice);
const nothing = object({});

const description = {
  kind: oneOf(RESOURCE_KINDS),
  title: freeText(2, 200),
  quantity: whole(1, 1_000_000),
  unitOfMeasure: text(1, 20),
  validTo: dueDate(),
  bookingRule: optional(freeText(0, 500)),
  contact: optional(idOf("seat")),
  ...kept,
};
const offer = object({ unit: idOf("unit"), ...description });

type Description = {
  bookingRule?: string | undefined;
  contact?: string | undefined;
} & Parameters<typeof keptOf>[0];
const described = <T extends Description>(input: T, before: Kept) => ({
  ...input,
  bookingRule: input.bookingRule ?? null,
  contact: input.contact ?? null,
  ...keptOf(input, before),
});

export const resource = defineNoun<Resource>()({
  name: "resource",
  plural: "resources",
  states: {
    draft: { turn: "unit", type: "open" },
    offered: { turn: "committee", type: "open" },
    paused: { turn: "unit", type: "open" },
    expired: { turn: "unit", type: "open" },
    withdrawn: { turn: null, type: "ended" },
  },
  relations: { unit: (entity) => entity.unit },
  blank: {
    unit: "",
    kind: "place",
    title: "",
    quantity: 0,
    unitOfMeasure: "",
    validTo: "",
    bookingRule: null,
    contact: null,
    allocated: 0,
    active: 0,
    reason: null,
    ...NOTHING_KEPT,
  },
  listing: {
    text: (entity) => [entity.title, entity.bookingRule],
    facets: (entity) => ({ unit: [entity.unit], kind: [entity.kind] }),
    due: "validTo",
  },
  settle: (entity, now) =>
    (entity.state === "offered" || entity.state === "paused") && entity.validTo < dateOf(now)
      ? { command: "expire", input: {} }
      : null,
  commands: {
    /** First, because it is what most units mean: `draft` is for those who are not sure yet. */
    offer: command({
      from: [],
      to: "offered",
      by: own,
      input: offer,
      apply: ({ entity, input }) => ({ changes: described(input, entity) }),
    }),
    draft: command({
      from: [],
      to: "draft",
      by: own,
      input: offer,
      apply: ({ entity, input }) => ({ changes: described(input, entity) }),
    }),
    publish: command({
      from: ["draft"],
      to: "offered",
      by: own,
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
    amend: command({
      from: ["draft", "offered", "paused"],
      to: "same",
      by: own,
      input: object(description),
      apply: ({ entity, input }) =>
        input.quantity < entity.allocated
          ? refuse("lessThanAllocated", { allocated: entity.allocated })
          : { changes: described(input, entity) },
    }),
    pause: command({
      from: ["offered"],
      to: "paused",
      by: own,
      input: object({ reason: freeText(1, 500) }),
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
    resume: command({
      from: ["paused"],
      to: "offered",
      by: own,
      input: nothing,
      apply: () => ({ changes: { reason: null } }),
    }),
    expire: command({
      from: ["offered", "paused"],
      to: "expired",
      by: consequence,
      input: nothing,
      apply: () => ({ changes: {} }),
    }),
    renew: command({
      from: ["expired"],
      to: "offered",
      by: own,
      input: object({ validTo: dueDate(), quantity: optional(whole(1, 1_000_000)) }),
      apply: ({ entity, input, now }) =>
        input.validTo < dateOf(now)
          ? refuse("dateInThePast")
          : (input.quantity ?? entity.quantity) < entity.allocated
            ? refuse("lessThanAllocated", { allocated: entity.allocated })
            : { changes: { validTo: input.validTo, quantity: input.quantity ?? entity.quantity } },
    }),
    withdraw: command({
      from: ["draft", "offered", "paused", "expired"],
      to: "withdrawn",
      by: own,
      input: object({ reason: freeText(1, 500) }),
      unless: (entity) => (entity.active > 0 ? refuse("stillPromised") : null),
      apply: ({ input }) => ({ changes: { reason: input.reason } }),
    }),
    /** The committee asks for some of it; the unit confirms the commitment. */
    request: command({
      from: ["offered"],
      to: "same",
      by: committeeOffice,
      input: object({ ...promise, quantity: whole(1, 1_000_000) }),
      apply: ({ entity, input }) =>
        setAside(entity, input.quantity) ?? {
          changes: taken(entity, input.quantity),
          followUps: [
            {
              noun: "commitment",
              command: "propose",
              input: {
                ...input,
                source: "resource",
                sourceId: entity.id,
                resource: entity.id,
                unit: entity.unit,
                proposedBy: "committee",
              },
            },
          ],
        },
    }),
    setAside: command({
      from: ["offered"],
      to: "same",
      by: consequence,
      input: object({ quantity: whole(1, 1_000_000), unit: recordId() }),
      apply: ({ entity, input }) =>
        (entity.unit === input.unit ? null : refuse("resourceOfAnotherUnit")) ??
        setAside(entity, input.quantity) ?? { changes: taken(entity, input.quantity) },
    }),
    free: command({
      from: ["draft", "offered", "paused", "expired"],
      to: "same",
      by: consequence,
      input: object({ quantity: whole(1, 1_000_000), used: yesOrNo() }),
      apply: ({ entity, input }) => ({
        changes: {
          active: entity.active - 1,
          allocated:
            input.used && CONSUMED.includes(entity.kind)
              ? entity.allocated
              : entity.allocated - input.quantity,
        },
      }),
    }),
  },
});

const taken = (entity: Resource, quantity: number) => ({
  allocated: entity.allocated + quantity,
  active: entity.active + 1,
});

/** Σ allocated ≤ quantity, always. */
const setAside = (entity: Resource, quantity: number) =>
  entity.allocated + quantity > entity.quantity
    ? refuse("full", { left: entity.quantity - entity.allocated })
    : null;
