/** Ids in what somebody sends: each is of a record that their committee has. */
import { ulid } from "ulid";
import { beforeAll, describe, expect, it } from "vitest";
import { decide } from "../../shared/kit/decide.ts";
import { IDS_OF, type Schema } from "../../shared/kit/values.ts";
import { NOUNS } from "../../shared/nouns.ts";
import { aCommittee, type Committee } from "../builders/district.ts";
import { type Asking, askingOver } from "./asking.ts";
import { type Inside, inside } from "./inside.ts";

let app: Inside;
let here: Committee;
let elsewhere: Committee;
let clerk: Asking;
beforeAll(async () => {
  app = await inside();
  here = await aCommittee().with(2).units().in(app.store);
  elsewhere = await aCommittee().with(1).units().in(app.store);
  clerk = askingOver(app.send)(here.who("clerk"));
});

const problem = { title: "路灯不亮", place: "滨河路三巷", urgency: "urgent" };
const project = { title: "修路灯", helpers: [], milestones: [], due: "2099-12-31" };
const offer = {
  ...{ kind: "hours", title: "服务", quantity: 1, unitOfMeasure: "时" },
  validTo: "ongoing",
};

/** Creating commands, each naming the record given in one of its fields; and what that record is. */
const NAMING: readonly [
  command: string,
  path: string,
  noun: string,
  args: (id: string) => object,
][] = [
  ["problem.record", "reporters.1", "unit", (id) => ({ reporters: [unit(), id], ...problem })],
  ["problem.record", "grid", "grid", (id) => ({ reporters: [], ...problem, grid: id })],
  ["project.propose", "lead", "unit", (id) => ({ ...project, problems: [old()], lead: id })],
  [
    "project.propose",
    "helpers.0",
    "unit",
    (id) => ({ ...project, problems: [old()], lead: unit(), helpers: [id] }),
  ],
  [
    "project.propose",
    "problems.0",
    "problem",
    (id) => ({ ...project, problems: [id], lead: unit() }),
  ],
  ["seat.create", "unit", "unit", (id) => ({ unit: id, role: "liaison" })],
  ["unit.enrol", "grid", "grid", (id) => ({ name: "小学", nature: "school", grid: id })],
  ["resource.offer", "unit", "unit", (id) => ({ ...offer, unit: id })],
  ["resource.offer", "contact", "seat", (id) => ({ ...offer, unit: unit(), contact: id })],
];
let known = "";
const unit = () => here.units[0]?.id ?? "";
const old = () => known;
const putIn = (committee: Committee, noun: string) =>
  noun === "unit"
    ? Promise.resolve(committee.units[0])
    : committee.put(noun, Object.keys(NOUNS[noun]?.states ?? {})[0] ?? "");

describe("what a command names", () => {
  it.each(NAMING)("%s: %s is a record of the same committee", async (command, path, noun, args) => {
    known = (await here.put("problem", "listed", problem)).id;
    const give = (id: string | undefined) => clerk.give(here.code, command, args(id ?? ""));
    const cost = (await give((await putIn(here, noun))?.id)).headers.get("Server-Timing");
    // The records that are named come with the first read: no command waits for one more.
    expect(cost).toContain("trips=2 ");
    for (const id of [(await putIn(elsewhere, noun))?.id, ulid()]) {
      app.settle();
      const before = app.touched();
      const { status, body } = await give(id);
      expect([status, body.reason]).toEqual([422, "invalid"]);
      expect(body.issues).toMatchObject([{ path, reason: "noSuchRecord" }]);
      expect(body.issues[0].message).not.toBe("noSuchRecord");
      expect(app.touched()).toBe(before);
    }
  });

  it("says of every id that somebody may send whose it is", () => {
    const unsaid = Object.values(NOUNS).flatMap((noun) =>
      Object.entries(noun.commands)
        .filter(([, { by }]) => by.anyOf.length > 0)
        .flatMap(([name, { input }]) =>
          idsIn(input)
            .filter((schema) => !IDS_OF.has(schema))
            .map(() => `${noun.name}.${name}`),
        ),
    );
    expect(unsaid).toEqual([]);
  });

  it("is no reason for a phone to say no: it does not hold every record", () => {
    const args = { ...problem, reporters: [ulid()] };
    const mutation = {
      id: ulid(),
      noun: "problem",
      command: "record",
      target: null,
      base: null,
      args,
    };
    const actor = { person: "somebody", grants: here.who("clerk").grants };
    const asked = { ...mutation, committee: here.code };
    const setting = { nouns: NOUNS, loaded: new Map(), now: "2026-10-01T00:00:00.000Z" };
    expect(decide(setting, asked, actor).outcome).toBe("done");
    expect(decide({ ...setting, whole: true }, asked, actor)).toMatchObject({
      outcome: "refused",
      issues: [{ path: "reporters.0", reason: "noSuchRecord" }],
    });
  });
});

/** Every schema within this one that takes an id and no other text. */
function idsIn(schema: Schema): Schema[] {
  const { shape, element, innerType, type } = schema._zod.def as unknown as {
    type: string;
    shape?: Record<string, Schema>;
    element?: Schema;
    innerType?: Schema;
  };
  if (type === "string")
    return schema.safeParse(ulid()).success && !schema.safeParse("路灯不亮").success
      ? [schema]
      : [];
  return [
    ...Object.values(shape ?? {}),
    ...[element, innerType].flatMap((one) => one ?? []),
  ].flatMap(idsIn);
}
