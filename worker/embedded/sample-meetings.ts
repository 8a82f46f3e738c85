/** The sample's meetings: the last quarter's, held and final; an on-site one to answer to; the next, taking topics. */
import { dateAfter, dateOf, daysAfter } from "../../shared/deadlines.ts";
import type { Step } from "../../shared/ledger/steps.ts";
import { anchorOf } from "../../shared/meeting/sign-in-codes.ts";
import { created, type Give, type Somebody } from "./sample-steps.ts";

interface Cast {
  clerk: Somebody;
  secretary: Somebody;
  liaison: Somebody;
}

/** Who is asked to meetings, in the order of the ledger. */
const MEMBERS = [
  "示范区第二小学",
  "示范区社区卫生服务中心",
  "高原银行仙足岛支行",
  "雪莲超市有限公司",
  "江畔物业服务有限公司",
  "示范区供水所",
  "捷运快递仙足岛站",
  "示范区文化馆",
  "示范区市场监管所",
] as const;
/** How many of them came to the last one; the next two sent a proxy and an excuse, the last one neither. */
const CAME = 6;
const HELD = 40;

const unitsOf = (steps: readonly Step[]): string[] =>
  MEMBERS.map((name) => created(steps, "unit", "name", name));

/**
 * Forty days ago: an item taken note of, one decided, and minutes that nobody objected to.
 * @returns the promise that it made
 */
export async function heldMeeting(
  give: Give,
  now: string,
  steps: readonly Step[],
  { clerk, secretary, liaison }: Cast,
): Promise<string> {
  const day = dateOf(daysAfter(now, -HELD));
  const units = unitsOf(steps);
  const meeting = await give(44, clerk, "meeting", "plan", null, {
    kind: "extraordinary",
    title: "冬季保暖保畅临时会议",
    date: day,
    time: "15:00",
    minutes: 90,
    place: "社区二楼会议室",
  });
  const item = async (title: string) =>
    give(44, clerk, "agendaItem", "add", null, { meeting, title });
  const heard = await item("通报背街小巷路灯摸排情况");
  const snow = await item("门前积雪由谁清扫");
  await give(43, clerk, "meeting", "setAgenda", meeting, { items: [heard, snow] });
  const notice = await give(43, clerk, "meeting", "sendNotice", meeting, { units });
  const row = (i: number) => `${notice}-${i + 1}`;
  const begun = { anchor: anchorOf("0".repeat(32)), since: daysAfter(now, -HELD) };
  await give(HELD, secretary, "meeting", "begin", meeting, begun);
  for (let i = 0; i < CAME; i++)
    await give(HELD, clerk, "attendance", "signIn", row(i), { by: "list" });
  await give(HELD, clerk, "attendance", "signInProxy", row(CAME), {
    by: "list",
    proxyTitle: "副站长",
  });
  await give(HELD, clerk, "attendance", "excuse", row(CAME + 1), { reason: "下乡演出" });
  await give(HELD, clerk, "agendaItem", "record", heard, {
    discussion: "社区通报了路灯摸排情况，各单位没有异议。",
  });
  await give(HELD, clerk, "agendaItem", "note", heard);
  const resolution = await give(HELD, clerk, "resolution", "draft", null, {
    item: snow,
    text: "江畔物业负责小区门前和北门通道积雪清扫，雪停后四小时内清完",
    owners: [units[4]],
    due: dateAfter(dateOf(now), 90),
    reviewOn: dateAfter(dateOf(now), 30),
  });
  const present = Array.from({ length: CAME + 1 }, (_, i) => row(i));
  const adopted = await give(HELD, clerk, "resolution", "adopt", resolution, {
    vote: { method: "hands", present, yes: present.length, no: 0, abstain: 0 },
    agreed: [row(4)],
  });
  await give(HELD, clerk, "meeting", "close", meeting, { absent: [row(CAME + 2)], carried: [] });
  await give(HELD - 1, clerk, "meeting", "circulate", meeting, {
    text: "会议纪要\n\n一、听取背街小巷路灯摸排情况。\n二、议定由江畔物业负责小区门前和北门通道积雪清扫。",
  });
  const promise = `${adopted}-1`;
  await give(HELD - 2, liaison, "commitment", "start", promise);
  await give(HELD - 4, clerk, "meeting", "archive", meeting);
  return promise;
}

/** What is to come: a notice that waits for the units' answers, and a quarterly meeting that takes topics. */
export async function meetingsAhead(
  give: Give,
  now: string,
  steps: readonly Step[],
  { clerk, liaison }: Cast,
): Promise<void> {
  const today = dateOf(now);
  const units = unitsOf(steps);
  await give(1, clerk, "series", "set", null, {
    kind: "quarterly_joint",
    title: "季度联席会议",
    place: "社区二楼会议室",
    month: 3,
    week: 3,
    weekday: 5,
    time: "15:00",
  });
  const onsite = await give(1, clerk, "meeting", "plan", null, {
    kind: "onsite",
    title: "老旧小区下水道现场推进会",
    date: dateAfter(today, 5),
    time: "10:00",
    minutes: 60,
    place: "团结巷12号院",
  });
  const drain = await give(1, clerk, "agendaItem", "add", null, {
    meeting: onsite,
    title: "下水道返水怎么彻底解决",
    problem: created(steps, "problem", "title", "老旧小区下水道返水"),
  });
  await give(1, clerk, "meeting", "setAgenda", onsite, { items: [drain] });
  await give(1, clerk, "meeting", "sendNotice", onsite, { units });
  const quarterly = await give(1, clerk, "meeting", "plan", null, {
    kind: "quarterly_joint",
    title: "四季度联席会议",
    date: dateAfter(today, 22),
    time: "15:00",
    minutes: 120,
    place: "社区二楼会议室",
  });
  await give(1, clerk, "meeting", "openTopics", quarterly);
  await give(1, liaison, "agendaItem", "submit", null, {
    unit: units[4],
    meeting: quarterly,
    title: "小区北门快递车辆停放区怎么划",
    problem: created(steps, "problem", "title", "快递车辆乱停堵塞消防通道"),
  });
}
