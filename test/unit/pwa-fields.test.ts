import { describe, expect, it } from "vitest";
import { PLACED } from "../../pwa/record/commands.ts";
import { fieldsOf, nounOf, oneText, requiredOf } from "../../pwa/record/fields.ts";
import { argumentsOf, issuesIn, knownValues, typedIn } from "../../pwa/record/values.ts";
import { issuesOf } from "../../shared/kit/decide.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { NOUNS, nounNamed } from "../../shared/nouns.ts";

const commandOf = (noun: string, name: string) => {
  const command = nounNamed(noun).commands[name];
  if (!command) throw new Error(`no such command: ${noun}.${name}`);
  return command;
};
const fields = (noun: string, name: string) => fieldsOf(commandOf(noun, name).input);
const kinds = (noun: string, name: string) =>
  Object.fromEntries(fields(noun, name).map((field) => [field.name, field.kind]));
const UNIT = "01ARZ3NDEKTSV4RRFFQ69G5FAV";
const TODAY = "2026-11-20";
const nothing = { entity: null, given: {}, unit: null, promise: null, today: TODAY };

describe("a form's fields", () => {
  it("are told apart by what the schema accepts", () => {
    expect(kinds("problem", "report")).toMatchObject({
      unit: "record",
      title: "line",
      detail: "long",
      place: "line",
      grid: "record",
      urgency: "choice",
      expectedDate: "due",
      reportedOn: "date",
      photos: "photos",
    });
    expect(kinds("project", "propose")).toMatchObject({
      problems: "records",
      lead: "record",
      helpers: "records",
      milestones: "rows",
      percent: "whole",
    });
    expect(kinds("commitment", "extend")).toEqual({ due: "due", reason: "long" });
  });

  it("know every field of every command that a form gives", () => {
    for (const noun of Object.values(NOUNS))
      for (const [name, command] of Object.entries(noun.commands)) {
        if (command.by.anyOf.length === 0 || PLACED.has(`${noun.name}.${name}`)) continue;
        const shape = (command.input as unknown as { _zod: { def: { shape: object } } })._zod.def
          .shape;
        const known = fieldsOf(command.input).map((field) => field.name);
        expect(known.toSorted(), `${noun.name}.${name}`).toEqual(Object.keys(shape).toSorted());
      }
  });

  it("point each id to a noun that there is", () => {
    for (const noun of Object.values(NOUNS))
      for (const command of Object.values(noun.commands)) {
        if (command.by.anyOf.length === 0) continue;
        for (const field of fieldsOf(command.input))
          if (field.kind === "record" || field.kind === "records")
            expect(Object.keys(NOUNS), `${noun.name}.${field.name}`).toContain(field.noun);
      }
  });

  it("ask first whose it is, and for no more than is required", () => {
    expect(fields("problem", "claim")[0]?.name).toBe("unit");
    expect(requiredOf(fields("commitment", "note")).map(({ name }) => name)).toEqual(["note"]);
    expect(oneText(fields("commitment", "note"))?.name).toBe("note");
    expect(oneText(fields("commitment", "extend"))).toBeNull();
    expect(oneText(fields("commitment", "confirm"))).toBeNull();
  });
});

const listed = {
  id: UNIT,
  committee: "540102002001",
  state: "listed",
  title: "楼道灯不亮",
  detail: "三楼以上全黑",
  place: "2号楼",
  grid: null,
  urgency: "urgent",
  reporters: [UNIT],
  expectedDate: "2026-12-01",
  reportedOn: "2026-11-01",
  remark: null,
  extras: [{ header: "包片干部", text: "已看过" }],
  reason: "上次的原因",
} as unknown as Entity;

describe("what a form fills in", () => {
  it("takes an amendment's fields from the record, so that nothing is asked twice", () => {
    const known = knownValues(fields("problem", "amend"), { ...nothing, entity: listed });
    expect(known).toMatchObject({
      title: "楼道灯不亮",
      urgency: "urgent",
      expectedDate: "2026-12-01",
      grid: "",
      reporters: [UNIT],
    });
  });

  it("takes a promise's date from the problem, and the unit from who is here", () => {
    const known = knownValues(fields("problem", "claim"), {
      ...nothing,
      entity: listed,
      unit: UNIT,
      promise: "解决楼道灯不亮",
    });
    expect(known).toMatchObject({ promise: "解决楼道灯不亮", due: "2026-12-01", unit: UNIT });
  });

  it("never says again what was said at an earlier step", () => {
    const known = knownValues(fields("problem", "defer"), { ...nothing, entity: listed });
    expect(known.reason).toBe("");
  });

  it("starts a report as normal and of today", () => {
    expect(knownValues(fields("problem", "report"), nothing)).toMatchObject({
      urgency: "normal",
      reportedOn: TODAY,
    });
  });
});

describe("a form's arguments", () => {
  const amend = commandOf("problem", "amend");
  const known = knownValues(fieldsOf(amend.input), { ...nothing, entity: listed });

  it("are valid as they were filled in", () => {
    expect(issuesOf(amend, argumentsOf(fieldsOf(amend.input), known, listed))).toEqual([]);
  });

  it("carry along what no form shows", () => {
    const args = argumentsOf(fieldsOf(amend.input), known, listed);
    expect(args.extras).toEqual([{ header: "包片干部", text: "已看过" }]);
  });

  it("leave out what was left empty, and say so where something was emptied on purpose", () => {
    const args = argumentsOf(fieldsOf(amend.input), { ...known, detail: "", remark: "" }, listed);
    expect(args.detail).toBe("");
    expect("remark" in args).toBe(false);
    expect("grid" in args).toBe(false);
  });

  it("hold lists that are asked for even when they are empty, and drop empty rows", () => {
    const propose = commandOf("project", "propose");
    const args = argumentsOf(
      fieldsOf(propose.input),
      { title: "亮灯", milestones: [{ title: "", due: "" }] },
      null,
    );
    expect(args).toMatchObject({ problems: [], helpers: [], milestones: [] });
  });

  it("read numbers as people type them", () => {
    const offer = commandOf("resource", "offer");
    expect(argumentsOf(fieldsOf(offer.input), { quantity: "１２" }, null).quantity).toBe(12);
    expect(argumentsOf(fieldsOf(offer.input), { quantity: "༡༢" }, null).quantity).toBe(12);
  });

  it("come back into the form as they were", () => {
    const all = fieldsOf(amend.input);
    const args = argumentsOf(all, known, listed);
    expect(argumentsOf(all, typedIn(all, args), listed)).toEqual(args);
  });
});

describe("a station's form", () => {
  const all = fields("station", "list");
  const hours = {
    week: [
      { days: [1, 2, 3, 4, 5], from: 480, to: 1320, barrier: null, onCall: false },
      { days: [6, 7], from: 1320, to: 1920, barrier: "qr", onCall: false },
      { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440, barrier: null, onCall: true },
    ],
    exceptions: [{ from: "2026-12-24", to: "2026-12-25", spans: [], reason: "停电检修" }],
    festivals: [
      {
        festival: "losar",
        spans: [{ from: 600, to: 840, barrier: null, onCall: false }],
      },
    ],
  };
  const listed = (more: object): Entity =>
    ({ ...nounNamed("station").blank, id: UNIT, hours, ...more }) as unknown as Entity;

  it("knows hours and facilities apart from other rows", () => {
    expect(kinds("station", "list")).toMatchObject({
      hours: "hours",
      facilities: "facilities",
      barrier: "choice",
      pictures: "photos",
    });
    expect(kinds("station", "verify")).toEqual({ facilities: "facilities" });
  });

  it("gives back the hours that a record has, nights over midnight and whole days too", () => {
    const known = knownValues(all, { ...nothing, entity: listed({}) });
    const args = argumentsOf(all, known, null);
    expect(args.hours).toEqual({
      week: [
        { days: [1, 2, 3, 4, 5], from: 480, to: 1320 },
        { days: [6, 7], from: 1320, to: 1920, barrier: "qr" },
        { days: [1, 2, 3, 4, 5, 6, 7], from: 0, to: 1440, onCall: true },
      ],
      exceptions: [{ from: "2026-12-24", to: "2026-12-25", spans: [], reason: "停电检修" }],
      festivals: [{ festival: "losar", spans: [{ from: 600, to: 840 }] }],
    });
    const back = typedIn(all, args);
    expect(argumentsOf(all, back, null)).toEqual(args);
  });

  it("leaves out hours that nobody has said, and hours that were taken away", () => {
    expect("hours" in argumentsOf(all, knownValues(all, nothing), null)).toBe(false);
    const emptied = { week: [], exceptions: [], festivals: [], text: "" };
    expect("hours" in argumentsOf(all, { hours: emptied }, listed({}))).toBe(false);
  });

  it("asks for times and days that are missing, and for words that were not taken", () => {
    const command = commandOf("station", "list");
    const row = { from: "09:00", to: "", barrier: "", onCall: false, days: [] };
    const typed = { week: [row], exceptions: [], festivals: [], text: "24小时" };
    const issues = issuesIn(command, { hours: typed }, null).filter(({ path }) =>
      path.startsWith("hours"),
    );
    expect(issues).toEqual([
      { path: "hours.week.0.to", reason: "required" },
      { path: "hours.week.0.days.0", reason: "required" },
      { path: "hours", reason: "hoursNotTaken" },
    ]);
  });

  it("confirms what is there and what is not, and leaves out what nobody knows", () => {
    const verify = fields("station", "verify");
    const found = [
      { facility: "hot_water", has: true, note: null, verifiedAt: "2026-11-01T00:00:00.000Z" },
      { facility: "aed", has: false, note: null, verifiedAt: null },
      { facility: "wifi", has: true, note: "问店员", verifiedAt: null },
    ];
    const known = knownValues(verify, { ...nothing, entity: listed({ facilities: found }) });
    expect(argumentsOf(verify, known, null)).toEqual({
      facilities: [
        { facility: "hot_water", has: true },
        { facility: "aed", has: false },
        { facility: "wifi", has: true, note: "问店员" },
      ],
    });
    const unsure = [{ facility: "hot_water", has: "", note: "" }];
    expect(argumentsOf(verify, { facilities: unsure }, null)).toEqual({ facilities: [] });
  });
});

describe("a form's mistakes", () => {
  it("call what is empty required, whatever the schema calls it", () => {
    const issues = issuesIn(commandOf("resource", "offer"), { kind: "", quantity: "" }, null);
    expect(issues.filter(({ path }) => path === "quantity" || path === "kind")).toEqual([
      { path: "kind", reason: "required" },
      { path: "quantity", reason: "required" },
    ]);
  });

  it("explain a mobile number in a free text", () => {
    const issues = issuesIn(commandOf("commitment", "note"), { note: "找 13800138000" }, null);
    expect(issues).toEqual([{ path: "note", reason: "personalNumber" }]);
  });
});

describe("what a field's id points to", () => {
  it("is told by its noun or its rows where the same name means several things", () => {
    expect(nounOf("by", "appraisal")).toBe("unit");
    expect(nounOf("by", "attendance")).toBeNull();
    expect(nounOf("current", "meeting")).toBe("agendaItem");
    expect(nounOf("current", "contractClause")).toBe("commitment");
    expect(nounOf("text", "signature")).toBe("contractText");
    expect(nounOf("text", "resolution")).toBeNull();
    expect(nounOf("owner", "problem")).toBe("seat");
    expect(nounOf("owner", "clauses")).toBe("unit");
  });
});
