/**
 * The ground of every history: two units, what they offer, problems, promises on them, a meeting under way, their
 * contracts.
 */
import type { Mutation } from "../../shared/kit/mutation.ts";
import { layContracts } from "./contracts-ground.ts";
import {
  AT_THE_DOOR,
  ATTENDANCES,
  CLERK,
  COMMITTEE,
  idOf,
  LIAISON_A,
  LIAISON_B,
  NOTICE,
  type Person,
  RESOLUTION,
  STATION,
  UNIT_A,
  UNIT_B,
} from "./people.ts";
import type { Database, Server } from "./server.ts";

export async function layGround(
  { quietly }: Pick<Server, "quietly">,
  database: Database,
): Promise<void> {
  const give = async (
    person: Person,
    mutation: string,
    noun: string,
    command: string,
    args: Record<string, unknown>,
    target: string | null = null,
    base: string | null = null,
  ) => {
    const whole: Mutation = {
      id: mutation,
      noun,
      command,
      target,
      committee: COMMITTEE,
      base,
      args,
    };
    const answer = await quietly.command(person, whole, null, null);
    if (answer.outcome !== "done")
      throw new Error(`no ground: ${noun}.${command} ${JSON.stringify(answer)}`);
  };
  const list = (mutation: string, title: string, reporters: string[]) =>
    give(CLERK, mutation, "problem", "record", {
      title,
      place: "江畔路口",
      urgency: "normal",
      reporters,
    });
  const offer = (person: Person, mutation: string, unit: string, kind: string, quantity: number) =>
    give(person, mutation, "resource", "offer", {
      unit,
      kind,
      title: "会议室",
      quantity,
      unitOfMeasure: "次",
      validTo: "ongoing",
    });
  const due = "2026-12-01";
  await give(CLERK, UNIT_A, "unit", "enrol", { name: "甲单位", nature: "school" });
  await give(CLERK, UNIT_B, "unit", "enrol", { name: "乙单位", nature: "property" });
  await offer(LIAISON_A, idOf("RA"), UNIT_A, "hours", 3);
  await offer(LIAISON_B, idOf("RB"), UNIT_B, "goods", 2);
  await list(idOf("P1"), "路灯不亮", [UNIT_B]);
  await list(idOf("P2"), "井盖松动", []);
  await list(idOf("P3"), "垃圾未清", [UNIT_A]);
  await list(idOf("P4"), "护栏破损", [UNIT_A, UNIT_B]);
  // One promise that is being kept, one that waits for the other side's answer.
  await give(
    LIAISON_A,
    idOf("C1"),
    "problem",
    "claim",
    { unit: UNIT_A, promise: "修好", due },
    idOf("P1"),
    idOf("P1"),
  );
  await give(CLERK, idOf("C2"), "commitment", "confirm", {}, `${idOf("C1")}-1`, `${idOf("C1")}-1`);
  await give(LIAISON_A, idOf("C3"), "commitment", "start", {}, `${idOf("C1")}-1`, idOf("C2"));
  await give(
    CLERK,
    idOf("C4"),
    "resource",
    "request",
    { promise: "借用", due, quantity: 1 },
    idOf("RB"),
    idOf("RB"),
  );
  // A meeting that both units were asked to, with one of them in the room and something to decide.
  const [meeting, item] = [idOf("M1"), idOf("M2")];
  await give(CLERK, meeting, "meeting", "plan", {
    kind: "onsite",
    title: "现场推进会",
    date: "2026-12-01",
    time: "15:00",
    minutes: 60,
    place: "桥头",
  });
  await give(CLERK, item, "agendaItem", "add", { meeting, title: "井盖", problem: idOf("P2") });
  await give(CLERK, idOf("M3"), "meeting", "setAgenda", { items: [item] }, meeting, meeting);
  const units = [UNIT_A, UNIT_B];
  await give(CLERK, NOTICE, "meeting", "sendNotice", { units }, meeting, idOf("M3"));
  const codes = { anchor: "0".repeat(32), since: "2026-11-01T00:00:00.000Z" };
  await give(CLERK, idOf("M5"), "meeting", "begin", codes, meeting, NOTICE);
  const [first = ""] = ATTENDANCES;
  await give(CLERK, idOf("M6"), "attendance", "signIn", { by: "list" }, first, first);
  await give(CLERK, idOf("M7"), "resolution", "draft", { item, ...RESOLUTION });
  // A station that two visitors found shut.
  await give(CLERK, idOf("S1"), "station", "list", { ...STATION, unit: UNIT_A });
  for (const [mutation, second] of [
    [idOf("R1"), false],
    [idOf("R2"), true],
  ] as const)
    await give(AT_THE_DOOR, mutation, "stationReport", "raise", {
      station: idOf("S1"),
      what: "locked",
      second,
      alone: false,
    });
  // And one whose work is said to be done, for somebody else to look at.
  await give(
    LIAISON_B,
    idOf("C5"),
    "problem",
    "claim",
    { unit: UNIT_B, promise: "清运", due },
    idOf("P3"),
    idOf("P3"),
  );
  const last = `${idOf("C5")}-1`;
  await give(CLERK, idOf("C6"), "commitment", "confirm", {}, last, last);
  await give(LIAISON_B, idOf("C7"), "commitment", "start", {}, last, idOf("C6"));
  await give(LIAISON_B, idOf("C8"), "commitment", "claimDone", { note: "已清" }, last, idOf("C7"));
  await layContracts(give, database);
}
