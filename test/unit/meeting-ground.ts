/** A meeting in memory, as far on its way as a test needs it. */
import type { AgendaItem } from "../../shared/agenda-item.ts";
import type { Attendance } from "../../shared/attendance.ts";
import type { Commitment } from "../../shared/commitment.ts";
import { earlierOf } from "../../shared/meeting/earlier.ts";
import type { Records } from "../../shared/meeting/minutes-values.ts";
import { anchorOf } from "../../shared/meeting/sign-in-codes.ts";
import type { Meeting } from "../../shared/meeting.ts";
import type { Resolution } from "../../shared/resolution.ts";
import { actor, clerk, speaking, World } from "./world.ts";

export const SEED = "5eed".repeat(8);

/** Nine units, and a quarterly meeting that takes topics until 3 December. */
export function collecting(kind: Meeting["kind"] = "quarterly_joint") {
  const world = new World();
  world.now = "2026-12-01T02:00:00.000Z";
  const units = Array.from({ length: 9 }, (_, i) => world.unit(`成员单位${i + 1}`));
  const meeting = world.done(clerk, "meeting", "plan", null, {
    kind,
    title: "四季度联席会议",
    date: "2026-12-18",
    time: "15:00",
    minutes: 90,
    place: "社区会议室",
  });
  world.done(clerk, "meeting", "openTopics", meeting);
  return {
    world,
    units,
    meeting,
    see: () => world.see<Meeting>("meeting", meeting),
    speaks: (i: number) => actor(speaking("liaison", units[i] ?? "")),
    submit: (i: number, topic: Record<string, unknown> = {}) =>
      world.give(actor(speaking("liaison", units[i] ?? "")), "agendaItem", "submit", null, {
        unit: units[i],
        meeting,
        title: "路灯怎么修",
        ...topic,
      }),
  };
}

/** …whose agenda stands, with one topic of its own, and to which every unit was invited. */
export function convened(topic: (ground: ReturnType<typeof collecting>) => object = () => ({})) {
  const ground = collecting();
  const { world, units, meeting } = ground;
  const item = world.done(clerk, "agendaItem", "add", null, {
    meeting,
    title: "路灯怎么修",
    ...topic(ground),
  });
  const review = world
    .all<{ id: string; kind: string } & Meeting>("agendaItem")
    .find(({ kind }) => (kind as string) === "review");
  world.done(clerk, "meeting", "setAgenda", meeting, { items: [review?.id ?? "", item] });
  world.done(clerk, "meeting", "sendNotice", meeting, { units });
  const rows = world.all<Attendance>("attendance");
  const row = (i: number) => rows.find(({ unit }) => unit === units[i])?.id ?? "";
  return { ...ground, item, review: review?.id ?? "", row };
}

/** …which has begun, with so many units in the room. */
export function inSession(present = 7, topic?: Parameters<typeof convened>[0]) {
  const ground = convened(topic);
  const { world, meeting, row, item } = ground;
  world.now = "2026-12-18T07:00:00.000Z";
  world.done(clerk, "meeting", "begin", meeting, { anchor: anchorOf(SEED), since: world.now });
  for (let i = 0; i < present; i++)
    world.done(clerk, "attendance", "signIn", row(i), { by: "list" });
  return {
    ...ground,
    /** Attendances of whoever is in the room. */
    there: Array.from({ length: present }, (_, i) => row(i)),
    draft: (words: Record<string, unknown> = {}) =>
      world.done(clerk, "resolution", "draft", null, {
        item,
        text: "江畔物业十二月底前修好三巷路灯",
        owners: [ground.units[0]],
        due: "2026-12-31",
        reviewOn: "2027-03-19",
        ...words,
      }),
    resolution: (id: string) => world.see<Resolution>("resolution", id),
  };
}

/** A vote of these attendances by hands, all for it. */
export const allFor = (present: readonly string[]) => ({
  method: "hands",
  present,
  yes: present.length,
  no: 0,
  abstain: 0,
});

/** A project that its first unit leads, proposed. @returns its id */
export const aProject = ({
  world,
  units,
}: Pick<ReturnType<typeof collecting>, "world" | "units">) =>
  world.done(clerk, "project", "propose", null, {
    title: "三巷照明",
    problems: [world.problem()],
    lead: units[0],
    helpers: [],
    milestones: [],
    due: "2027-06-30",
  });

/** What minutes are made from, as it stands now. */
export function recordsOf(world: World, meeting: Meeting): Records {
  const resolutions = world.all<Resolution>("resolution");
  const commitments = world.all<Commitment>("commitment");
  return {
    meeting,
    items: world.all<AgendaItem>("agendaItem"),
    attendances: world.all<Attendance>("attendance"),
    resolutions,
    earlier: earlierOf(meeting.id, { resolutions, commitments }, world.now),
  };
}
