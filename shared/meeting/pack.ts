/** 会议材料: every document that a meeting has at its stage, composed from its records; nothing is typed for it. */
import type { Commitment } from "../commitment.ts";
import { dateOf } from "../deadlines.ts";
import { agenda } from "../document/agenda.ts";
import { annexesOf, attachmentsOf } from "../document/annexes.ts";
import { attendanceList, attendanceTable } from "../document/attendance.ts";
import { line, type OfficialDocument, paragraphs, type Table } from "../document/blocks.ts";
import { ledger } from "../document/ledger.ts";
import { minutes } from "../document/minutes.ts";
import { notice } from "../document/notice.ts";
import { signInSheet } from "../document/sign-in.ts";
import { taskList, taskTable } from "../document/tasks.ts";
import type { TemplateSource } from "../document/template.ts";
import type {
  AgendaItemValues,
  MeetingValues,
  MinutesValues,
  TaskValues,
} from "../document/values.ts";
import { sayDate, type Words } from "../document/words.ts";
import { exportedDrafts, indexLists, type Lists } from "../ledger/lists.ts";
import { replyUntil } from "../meeting.ts";
import type { Minutes } from "../minutes.ts";
import { minutesValues, type Names, type Records } from "./minutes-values.ts";
import { rowCodeOf } from "./row-codes.ts";

export interface PackRecords extends Records {
  /** Newest version first. */
  minutes: readonly Minutes[];
  /** What the resolutions made, by the resolution's id. */
  commitments: ReadonlyMap<string, readonly Commitment[]>;
}

export interface PackNames extends Names {
  /** The committee's own name, as its letterhead has it. */
  committeeName: string;
  /** In which function the record is kept, and units are answered. */
  recorder: string;
  /** The address of the meeting, and of where its code is scanned. */
  link: string;
  signIn: string;
}

interface Packed {
  records: PackRecords;
  lists: Lists;
  names: PackNames;
  words: Words;
  /** The calendar date on which the documents are made. */
  today: string;
}

const LEDGERS = ["resources", "problems", "projects"] as const;

function meetingOf({ records: { meeting }, names }: Packed): MeetingValues {
  return {
    committee: names.committeeName,
    name: meeting.title,
    date: meeting.date,
    begins: meeting.time,
    ends: null,
    place: meeting.place,
    chair: names.chair,
    recorder: names.recorder,
    link: names.link,
  };
}

const itemsOf = ({ records: { meeting, items }, names }: Packed): AgendaItemValues[] =>
  meeting.agenda.flatMap((id) => {
    const item = items.find((one) => one.id === id);
    return item
      ? [
          {
            title: item.kind === "review" ? names.review : item.title,
            unit: item.unit && names.unit(item.unit),
            minutes: null,
          },
        ]
      : [];
  });

/** What the committee asks for each time. Whoever answered for earlier resolutions is heard where they are reviewed. */
const requestsOf = ({ records: { meeting, items }, words }: Packed): string[] => [
  words.say("notice.request.standIn"),
  ...(items.some(({ id, kind }) => kind === "review" && meeting.agenda.includes(id))
    ? [words.say("notice.request.progress")]
    : []),
  words.say("notice.request.signIn"),
];

/** The minutes' values, with what only a document has. Whoever stood in is in it no more than in the text. */
function minutesOf(packed: Packed): MinutesValues {
  const { records, names, today } = packed;
  const values = minutesValues(records, names, records.meeting.versions + 1);
  return {
    ...values,
    meeting: { ...meetingOf(packed), ...values.meeting },
    number: null,
    attendance: values.attendance.map((one) => ({ ...one, who: null, reason: null })),
    objections: records.attendances.flatMap(({ unit, objection, answer }) =>
      objection === null ? [] : [{ unit: names.unit(unit), text: objection, answer }],
    ),
    final: false,
    head: null,
    signedOn: today,
  };
}

/**
 * A version that has gone round is printed as it stands: its text, and the hash that tells it from any other.
 * @param annexes titles of what goes with it on paper
 */
function issued(
  packed: Packed,
  version: Minutes,
  annexes: readonly string[] = [],
): OfficialDocument {
  const { words, names } = packed;
  const [title = "", ...rest] = version.text.trim().split("\n");
  return {
    language: words.language,
    letterhead: names.committeeName,
    number: null,
    title,
    subtitle: words.say("subtitle", {
      text: `${words.say("minutes.version", { version: version.version })}${
        version.state === "final" ? "" : ` ${words.say("minutes.draft")}`
      }`,
    }),
    landscape: false,
    code: { link: names.link, text: words.say("meeting.code") },
    blocks: [
      ...paragraphs(rest.join("\n")),
      line(`SHA-256 ${version.hash}`),
      ...attachmentsOf(annexes, words),
    ],
  };
}

/** …and with it, apart from the text that was agreed on, the tables that its readers look for, as of today. */
function issuedWithTables(packed: Packed, version: Minutes): OfficialDocument[] {
  const { words, today } = packed;
  const tables = [attendanceList(minutesOf(packed), words), ...taskLists(packed)];
  const why = words.say("minutes.annexed", { date: sayDate(today, words) });
  const titles = tables.map(({ title }) => title);
  return [issued(packed, version, titles), ...annexesOf(tables, why, words)];
}

/** The promises that the resolutions made; a resolution without one stands with its first owner. */
function tasksOf({ records, names, words }: Packed): TaskValues[] {
  return records.resolutions
    .filter(({ commitments }) => commitments.length > 0)
    .flatMap((one) =>
      (records.commitments.get(one.id) ?? []).map((commitment) => ({
        resolution: one.text,
        owner: names.unit(commitment.unit),
        due: commitment.due,
        verifier: one.verifier === null ? names.committee : names.unit(one.verifier),
        reviewOn: one.reviewOn,
        state: words.term(`state.commitment.${commitment.state}`),
      })),
    );
}

/** The task table, once there is a task. */
function taskLists(packed: Packed): OfficialDocument[] {
  const tasks = tasksOf(packed);
  return tasks.length > 0
    ? [taskList({ meeting: meetingOf(packed), tasks, asOf: packed.today }, packed.words)]
    : [];
}

/** All documents that there are by now, in the order of a folder of papers. */
export function packDocuments(packed: Packed): OfficialDocument[] {
  const { records, lists, names, words, today } = packed;
  const { meeting, attendances } = records;
  const [newest] = records.minutes;
  const held = meetingOf(packed);
  const told = meeting.noticedAt !== null;
  const drafts = exportedDrafts(lists);
  const { numberOf } = indexLists(lists);
  return [
    ...(told
      ? [
          notice(
            {
              meeting: held,
              number: null,
              units: attendances.map(({ unit }) => names.unit(unit)),
              agenda: itemsOf(packed),
              replyBy: replyUntil(meeting),
              requests: requestsOf(packed),
              contact: names.recorder,
              attachments: [],
              signedOn: dateOf(meeting.noticedAt ?? ""),
            },
            words,
          ),
        ]
      : []),
    agenda({ meeting: held, items: itemsOf(packed) }, words),
    ...(told
      ? [
          signInSheet(
            {
              meeting: { ...held, link: names.signIn },
              rows: attendances.map(({ unit, proxyTitle }, at) => ({
                code: rowCodeOf(at),
                unit: names.unit(unit),
                title: proxyTitle,
                link: null,
              })),
            },
            words,
          ),
        ]
      : []),
    ...(newest
      ? issuedWithTables(packed, newest)
      : [
          ...(meeting.closedAt === null ? [] : [minutes(minutesOf(packed), words)]),
          ...taskLists(packed),
        ]),
    ...LEDGERS.map((sheet) =>
      ledger(
        {
          committee: names.committeeName,
          sheet,
          records: drafts[sheet],
          problemNumber: numberOf,
          asOf: today,
        },
        words,
      ),
    ),
  ];
}

/** The tables that are counted with: tasks, attendance. */
export function packTables(packed: Packed): { name: string; table: Table }[] {
  const { words } = packed;
  return [
    { name: words.say("resolution"), table: taskTable(tasksOf(packed), words) },
    {
      name: words.say("attendance.title"),
      table: attendanceTable(minutesOf(packed).attendance, words),
    },
  ];
}

/** What a committee's own template of the minutes is filled with. */
export function templateSource(packed: Packed): TemplateSource {
  const [newest] = packed.records.minutes;
  const values = minutesOf(packed);
  return {
    document: newest ? issued(packed, newest) : minutes(values, packed.words),
    meeting: values.meeting,
    agenda: itemsOf(packed),
    attendance: values,
    tasks: tasksOf(packed),
  };
}
