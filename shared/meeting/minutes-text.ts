/** 会议纪要 as a text: composed from plain values in the form of official minutes, in any of the languages. */
import {
  ATTENDANCE,
  type AttendanceValues,
  type MinutesItemValues,
  type ResolutionValues,
  type VoteValues,
} from "../document/values.ts";
import { say as sayIn, type Texts } from "../language/language.ts";
import { LONGEST_MINUTES } from "./rules.ts";

/**
 * What minutes are made from: plain values in the words that people read, no id among them. Dates are
 * calendar dates, or `ongoing`; times `HH:MM`. Units are named, people never: not even in which function
 * somebody stood in, nor why somebody was excused.
 */
export interface MinutesValues {
  meeting: {
    /** 2026年第四季度联席会议. */
    name: string;
    date: string;
    begins: string;
    ends: string | null;
    place: string;
    /** The function of whoever chaired. */
    chair: string | null;
  };
  /** One for each unit that was expected. */
  attendance: readonly Pick<AttendanceValues, "unit" | "status">[];
  /** How many units had to be there, and how many were. */
  quorum: { needed: number; counted: number };
  items: readonly MinutesItemValues[];
  /** 1 for the first; after that the text says which it is. */
  version: number;
}

/** What is cut off a discussion is at most so long: as much as an item can hold. */
const LONGEST_DISCUSSION = 4000;

/**
 * The minutes, ready to be edited. They keep under `LONGEST_MINUTES`: where they would not, the longest
 * discussions are cut, all to the same length, and say so; votes and resolutions are never cut.
 * @param texts `minutes.…` of meeting.json, `method.…` of the glossary, `ongoing`
 */
export function minutesText(values: MinutesValues, texts: Texts): string {
  const whole = composed(values, texts, LONGEST_DISCUSSION);
  if (whole.length < LONGEST_MINUTES) return whole;
  let [fits, tooLong] = [0, LONGEST_DISCUSSION];
  while (tooLong - fits > 1) {
    const middle = Math.floor((fits + tooLong) / 2);
    if (composed(values, texts, middle).length < LONGEST_MINUTES) fits = middle;
    else tooLong = middle;
  }
  return composed(values, texts, fits);
}

function composed(values: MinutesValues, texts: Texts, longest: number): string {
  const say = (key: string, params = {}) => sayIn(texts, `minutes.${key}`, params);
  const { meeting, version } = values;
  const numbers = say("numbers").split(" ");
  const heading = (at: number, title: string) =>
    `\n${say("heading", { number: numbers[at] ?? at + 1, title })}`;
  // Resolutions are counted through the whole meeting: that is how people speak of them.
  let count = 0;
  const resolution = (one: ResolutionValues): string[] => {
    count += 1;
    // What was not adopted asks nothing of anybody.
    const facts = (
      one.outcome === "not_adopted"
        ? []
        : ([
            ["owner", one.owner],
            ["due", one.due && sayDate(one.due, texts)],
            ["verifier", one.verifier],
            ["reviewOn", one.reviewOn && sayDate(one.reviewOn, texts)],
          ] as const)
    ).flatMap(([key, said]) => (said ? [say(`resolution.${key}`, { said })] : []));
    return [
      say(`resolution.${one.outcome}`, { number: count, text: one.text }),
      ...(facts.length > 0
        ? [say("resolution.facts", { facts: facts.join(say("and.facts")) })]
        : []),
    ];
  };
  return [
    say(version > 1 ? "title.again" : "title", { meeting: meeting.name, version }),
    "",
    say("when", { when: sayWhen(meeting, texts) }),
    say("where", { place: meeting.place }),
    ...(meeting.chair ? [say("chair", { chair: meeting.chair })] : []),
    heading(0, say("attendance")),
    ...attendance(values, say),
    ...values.items.flatMap((item, at) => [
      heading(at + 1, item.title),
      ...(item.discussion.trim() ? [shortened(item.discussion.trim(), longest, say("more"))] : []),
      ...item.votes.map((vote) => saidVote(vote, texts)),
      ...item.resolutions.flatMap(resolution),
      ...(item.outcome === "decided" ? [] : [say(`outcome.${item.outcome}`)]),
    ]),
  ].join("\n");
}

type Say = (key: string, params?: Record<string, string | number>) => string;

function attendance({ attendance: units, quorum }: MinutesValues, say: Say): string[] {
  const of = (status: AttendanceValues["status"]) => units.filter((one) => one.status === status);
  const [present, proxy, excused, absent] = ATTENDANCE.map((status) => of(status).length);
  return [
    say("counts", {
      expected: units.length,
      // 实到 counts those in the room, themselves or by proxy.
      present: (present ?? 0) + (proxy ?? 0),
      proxy: proxy ?? 0,
      excused: excused ?? 0,
      absent: absent ?? 0,
    }),
    ...ATTENDANCE.filter((status) => of(status).length > 0).map((status) =>
      say(`units.${status}`, {
        units: of(status)
          .map(({ unit }) => unit)
          .join(say("and")),
      }),
    ),
    say(quorum.counted >= quorum.needed ? "quorum.met" : "quorum.missed", quorum),
  ];
}

function saidVote(vote: VoteValues, texts: Texts): string {
  const { question, against, abstained, needed } = vote;
  const said = sayIn(texts, vote.passed ? "minutes.vote.passed" : "minutes.vote.failed", {
    method: sayIn(texts, `method.${vote.method}`),
    yes: vote.for,
    no: against,
    abstain: abstained,
    total: vote.for + against + abstained,
    needed,
  });
  return question === null ? said : sayIn(texts, "minutes.vote.on", { question, said });
}

/** A calendar date with its year: minutes are read years later. */
function sayDate(date: string, texts: Texts): string {
  if (date === "ongoing") return sayIn(texts, "ongoing");
  const [year = "", month = "", day = ""] = date.split("-");
  return sayIn(texts, "date.full", {
    year,
    month: sayIn(texts, "date.months").split(" ")[Number(month) - 1] ?? month,
    day: Number(day),
  });
}

function sayWhen({ date, begins, ends }: MinutesValues["meeting"], texts: Texts): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return sayIn(texts, ends === null ? "minutes.from" : "minutes.span", {
    date: sayDate(date, texts),
    weekday: sayIn(texts, "minutes.weekdays").split(" ")[weekday] ?? "",
    begins,
    ends: ends ?? "",
  });
}

/** By whole characters, never within one. */
function shortened(text: string, longest: number, more: string): string {
  if (text.length <= longest) return text;
  let kept = "";
  for (const character of text) {
    if (kept.length + character.length > longest) break;
    kept += character;
  }
  return kept + more;
}
