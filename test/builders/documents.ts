/** The values of one meeting as its documents are made from them, and how a document reads. */
import { textsOfArea } from "../../pwa/build/texts.ts";
import { checkWords } from "../../shared/contract/check-words.ts";
import { type Block, labelled, type OfficialDocument } from "../../shared/document/blocks.ts";
import type { ContractValues } from "../../shared/document/contract.ts";
import type { LedgerValues } from "../../shared/document/ledger.ts";
import type {
  MatterValues,
  MeetingValues,
  MinutesValues,
  NoticeValues,
  ReportValues,
  SignInValues,
  TasksValues,
} from "../../shared/document/values.ts";
import { type Words, wordsOf } from "../../shared/document/words.ts";
import { LANGUAGES, type Language } from "../../shared/language/language.ts";
import type { SheetKind } from "../../shared/ledger/columns.ts";
import type { Draft } from "../../shared/ledger/preview.ts";

/** Everything that a reader sees of a document, a piece a line. Addresses in codes are not among it. */
export const textOf = (document: OfficialDocument): string =>
  [
    document.code?.text,
    document.running?.text,
    document.annex,
    document.letterhead,
    document.number,
    document.title,
    document.subtitle,
    ...document.blocks.flatMap((block) => textsOfBlock(block, document.language)),
  ]
    .filter((text) => text !== null && text !== undefined)
    .join("\n");

function textsOfBlock(block: Block, language: Language): string[] {
  switch (block.kind) {
    case "heading":
      return [block.number + block.text];
    case "fact":
      return [labelled(block.label, language) + block.text];
    case "table":
      return [
        block.columns.map(({ head }) => head).join(" | "),
        ...block.rows.map((row) =>
          row.map((cell) => (typeof cell === "string" ? cell : "")).join(" | "),
        ),
      ];
    case "attachments":
      return block.titles.map((title, at) => {
        const label = at === 0 ? labelled(block.label, language) : "";
        return label + (block.titles.length > 1 ? `${at + 1}. ${title}` : title);
      });
    case "signature":
      return [block.organ, block.date];
    case "pageBreak":
      return [];
    default:
      return [block.text];
  }
}

/** The tables of a document as rows of text, codes left out. */
export const tablesOf = (document: OfficialDocument): string[][][] =>
  document.blocks.flatMap((block) =>
    block.kind === "table"
      ? [
          [
            block.columns.map(({ head }) => head),
            ...block.rows.map((row) => row.map((cell) => (typeof cell === "string" ? cell : ""))),
          ],
        ]
      : [],
  );

const WORDS = new Map(
  LANGUAGES.map((language) => [language, wordsOf(language, textsOfArea(language, "document"))]),
);
/** The words of documents as the build puts them together. */
export function wordsIn(language: Language): Words {
  const words = WORDS.get(language);
  if (!words) throw new Error(`no words in ${language}`);
  return words;
}

/** A document of nothing but blocks. */
export const PLAIN = {
  language: "zh-CN",
  letterhead: null,
  number: null,
  title: "",
  subtitle: null,
  landscape: false,
  code: null,
} as const satisfies Omit<OfficialDocument, "blocks">;

export const MEETING: MeetingValues = {
  committee: "仙足岛社区“大党委”",
  name: "2026年第四季度联席会议",
  date: "2026-12-10",
  begins: "15:00",
  ends: "17:00",
  place: "仙足岛社区二楼会议室",
  chair: "社区党组织书记",
  recorder: "社区专干",
  link: "https://gongjian.example/meetings/7",
};

export const UNITS = [
  "江畔物业服务有限公司",
  "示范区供水所",
  "向阳幼儿园",
  "拉萨市城关区仙足岛小学",
  "ཤར་ཕྱོགས་སྨན་ཁང་།",
] as const;

export const NOTICE: NoticeValues = {
  meeting: MEETING,
  number: "仙足岛社区党委〔2026〕12号",
  units: UNITS,
  agenda: [
    { title: "通报上季度议定事项和逾期承诺", unit: null, minutes: 15 },
    { title: "滨河路三巷路灯不亮", unit: UNITS[0], minutes: 20 },
    { title: "老旧小区下水道返水", unit: UNITS[1], minutes: null },
  ],
  replyBy: "2026-12-08",
  requests: ["请各单位带齐本季度承诺的进展材料。"],
  contact: "社区专干",
  attachments: ["会议议程", "签到表"],
  signedOn: "2026-12-06",
};

export const SIGN_IN: SignInValues = {
  meeting: MEETING,
  rows: UNITS.map((unit, at) => ({
    code: `${at + 1}K7`,
    unit,
    title: at === 0 ? "经理" : null,
    link: at === 1 ? "https://gongjian.example/s/2K7" : null,
  })),
};

export const MINUTES: MinutesValues = {
  meeting: MEETING,
  number: null,
  attendance: [
    { unit: UNITS[0], status: "present", who: "经理", reason: null },
    { unit: UNITS[1], status: "proxy", who: "副所长代", reason: null },
    { unit: UNITS[2], status: "excused", who: null, reason: "当天有家长会" },
    { unit: UNITS[3], status: "absent", who: null, reason: null },
    { unit: UNITS[4], status: "present", who: "院长", reason: null },
  ],
  quorum: { needed: 3, counted: 3 },
  items: [
    {
      title: "通报上季度议定事项和逾期承诺",
      discussion: "上季度议定事项六件，办结五件。\n逾期的一件已说明原因。",
      votes: [],
      resolutions: [],
      outcome: "noted",
    },
    {
      title: "滨河路三巷路灯不亮",
      discussion: "物业核实五盏路灯线路老化，供水所愿意同步开挖。",
      votes: [
        {
          method: "hands",
          question: null,
          for: 3,
          against: 0,
          abstained: 0,
          needed: 3,
          passed: true,
        },
        {
          method: "named",
          question: "是否同步更换灯杆",
          for: 1,
          against: 2,
          abstained: 0,
          needed: 3,
          passed: false,
        },
      ],
      resolutions: [
        {
          text: "更换滨河路三巷五盏路灯的线路",
          outcome: "adopted",
          owner: UNITS[0],
          due: "2026-12-31",
          verifier: "社区居委会",
          reviewOn: "2027-01-15",
        },
        {
          text: "同步更换灯杆",
          outcome: "not_adopted",
          owner: null,
          due: null,
          verifier: null,
          reviewOn: null,
        },
      ],
      outcome: "decided",
    },
  ],
  objections: [{ unit: UNITS[3], text: "缺席应记为请假。", answer: "已核实，维持原记录。" }],
  version: 2,
  final: false,
  head: "412 7f3a9c",
  signedOn: "2026-12-12",
};

export const TASKS: TasksValues = {
  meeting: MEETING,
  asOf: "2026-12-20",
  tasks: [
    {
      resolution: "更换滨河路三巷五盏路灯的线路",
      owner: UNITS[0],
      due: "2026-12-31",
      verifier: "社区居委会",
      reviewOn: "2027-01-15",
      state: "履行中",
    },
    {
      resolution: "每月检查一次下水道，=SUM(A1)不是公式",
      owner: UNITS[4],
      due: "ongoing",
      verifier: "社区居委会",
      reviewOn: null,
      state: "已确认",
    },
  ],
};

const id = (n: number): string => `01K6F${String(n).padStart(21, "0")}`;
const unit = (at: 0 | 1) => ({ kind: "existing" as const, id: id(at), name: UNITS[at] });
const listed = (n: number) => ({ id: id(n), number: String(n - 10), note: null, extras: [] });
const problem = { kind: "existing" as const, id: id(11) };
/** One record of each of the three lists; the project has a second problem, which left the list. */
export const LEDGERS: readonly LedgerValues[] = [
  {
    sheet: "resources",
    records: [
      {
        ...listed(11),
        sheet: "resources",
        unit: unit(0),
        kind: "place",
        content: "会议室",
        quantity: 1,
        measure: "间",
        validTo: "ongoing",
        contact: null,
      },
    ] satisfies Draft[],
  },
  {
    sheet: "problems",
    records: [
      {
        ...listed(11),
        sheet: "problems",
        description: "路灯不亮",
        place: "三巷",
        grid: "第三网格",
        reporter: unit(0),
        urgency: "urgent",
        reportedOn: "2026-09-01",
        expectedOn: "ongoing",
        mergeInto: null,
      },
    ] satisfies Draft[],
  },
  {
    sheet: "projects",
    records: [
      {
        ...listed(11),
        sheet: "projects",
        name: "修路灯",
        problems: [problem, { kind: "existing", id: id(99) }],
        lead: unit(0),
        helpers: [unit(1)],
        measures: null,
        due: "2026-12-31",
        responsible: null,
        state: "underway",
        percent: 30,
      },
    ] satisfies Draft[],
  },
].map((list) => ({
  ...(list as { sheet: SheetKind; records: Draft[] }),
  committee: MEETING.committee,
  problemNumber: (one) => (one.kind === "existing" && one.id === problem.id ? "1" : id(99)),
  asOf: "2026-12-20",
}));

const aMatter = (values: Partial<MatterValues>): MatterValues => ({
  list: "problem",
  number: 1,
  title: "背街小巷路灯不亮5盏",
  grid: "第三网格",
  unit: UNITS[0],
  due: "2026-11-30",
  outcome: "done",
  ...values,
});

export const REPORT: ReportValues = {
  committee: MEETING.committee,
  year: 2026,
  quarter: 4,
  asOf: "2026-12-31",
  grids: ["第一网格", "第二网格", "第三网格"],
  matters: [
    aMatter({}),
    aMatter({ number: 3, title: "井盖松动", unit: UNITS[1], outcome: "late", grid: "第一网格" }),
    aMatter({ number: 2, title: "围挡遗留未拆除", unit: UNITS[0], outcome: "late" }),
    aMatter({
      list: "resolution",
      number: null,
      title: "加装充电桩",
      grid: null,
      outcome: "unresolved",
    }),
    aMatter({
      list: "project",
      number: 1,
      title: "小区雨污分流",
      due: "ongoing",
      outcome: "underway",
    }),
  ],
  link: null,
  signedOn: "2027-01-05",
};

/** A contract of three pages of text that two of three have signed. */
export const CONTRACT: ContractValues = {
  title: "校园周边共建协议",
  version: 2,
  text: Array.from(
    { length: 50 },
    (_, i) => `第${i + 1}条　学校每月周末向居民开放操场${i + 1}次，<以现场照片为证> & 书面说明。`,
  ).join("\n"),
  sha256: "40c0138c379ffa500cf282339ca9c695b7f0077028ff8acdc459f82ae6745862",
  sm3: "3cd15c779a752efe59b95138cd7cfe022b83c98494b202ca5d60e9de3dc56d87",
  words: checkWords("40c0138c379ffa500cf282339ca9c695b7f0077028ff8acdc459f82ae6745862"),
  link: "https://gongjian.example/contracts/01KZZZZZZZZZZZZZZZZZZZZZZZ/sign#40c0138c379ffa500cf282339ca9c695b7f0077028ff8acdc459f82ae6745862",
  places: [
    {
      party: "江畔物业服务有限公司",
      evidence: {
        kind: "key",
        recordedAt: "2026-10-24T16:05:00.000Z",
        keyWords: checkWords("3cd15c779a752efe59b95138cd7cfe022b83c98494b202ca5d60e9de3dc56d87"),
        between: { before: 211, after: 213 },
      },
    },
    {
      party: "示范区第二小学",
      evidence: {
        kind: "paper_sealed",
        recordedAt: "2026-10-25T01:00:00.000Z",
        keyWords: [],
        between: null,
      },
    },
    { party: "仙足岛社区居民委员会", evidence: null },
  ],
};
