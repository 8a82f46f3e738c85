import { foldTight } from "./cells.ts";

/** The four sheets of a committee's ledger. */
export type SheetKind = "units" | "resources" | "problems" | "projects";

/** A column of a sheet: its field, the header we write, and other headers that mean the same. */
export type Column = { field: string; header: string; synonyms: readonly string[] };

const NUMBER: Column = { field: "number", header: "序号", synonyms: ["编号", "顺序", "NO", "No."] };
const NOTE: Column = { field: "note", header: "备注", synonyms: ["说明", "附注"] };
const GRID: Column = {
  field: "grid",
  header: "所在网格",
  synonyms: ["网格", "所属网格", "网格名称"],
};
const PHONE: Column = {
  field: "phone",
  header: "联系电话",
  synonyms: ["电话", "联系方式", "手机", "手机号", "手机号码", "办公电话"],
};

/** Columns in the order of the paper form. `phone` is read for units only; elsewhere it is known but not kept. */
export const COLUMNS: Readonly<Record<SheetKind, readonly Column[]>> = {
  units: [
    NUMBER,
    { field: "name", header: "单位名称", synonyms: ["成员单位", "单位", "名称", "单位全称"] },
    { field: "nature", header: "单位性质", synonyms: ["性质", "单位类型", "单位类别", "类别"] },
    GRID,
    {
      field: "headTitle",
      header: "单位负责人职务",
      synonyms: ["负责人职务", "职务", "单位负责人", "负责人"],
    },
    { field: "liaison", header: "联络员", synonyms: ["联系人", "联络人", "联络员姓名"] },
    PHONE,
    NOTE,
  ],
  resources: [
    NUMBER,
    {
      field: "unit",
      header: "提供单位",
      synonyms: ["单位名称", "资源单位", "成员单位", "所属单位", "资源提供单位"],
    },
    { field: "kind", header: "资源类别", synonyms: ["类别", "资源类型", "类型", "资源种类"] },
    {
      field: "content",
      header: "资源内容",
      synonyms: ["内容", "资源名称", "资源描述", "资源项目", "服务内容"],
    },
    { field: "quantity", header: "数量", synonyms: ["资源数量"] },
    { field: "measure", header: "单位", synonyms: ["计量单位", "数量单位"] },
    {
      field: "validTo",
      header: "有效期至",
      synonyms: ["有效期", "有效期限", "截止日期", "截止时间", "期限"],
    },
    { field: "contact", header: "联系人", synonyms: ["联络员", "联络人", "资源联系人"] },
    PHONE,
    NOTE,
  ],
  problems: [
    NUMBER,
    {
      field: "description",
      header: "问题描述",
      synonyms: ["问题", "问题内容", "问题事项", "具体问题", "存在问题", "需求内容", "问题名称"],
    },
    { field: "place", header: "地点", synonyms: ["位置", "具体地点", "问题地点", "发生地点"] },
    GRID,
    {
      field: "reporter",
      header: "提出单位",
      synonyms: ["上报单位", "反映单位", "来源单位", "问题来源", "提报单位"],
    },
    { field: "urgency", header: "紧急程度", synonyms: ["紧急", "轻重缓急", "缓急程度"] },
    {
      field: "reportedOn",
      header: "提出时间",
      synonyms: ["提出日期", "上报时间", "上报日期", "反映时间", "发现时间"],
    },
    {
      field: "expectedOn",
      header: "期望解决时限",
      synonyms: ["解决时限", "期望时限", "期望完成时间", "期望解决时间", "整改时限", "时限"],
    },
    NOTE,
  ],
  projects: [
    NUMBER,
    { field: "name", header: "项目名称", synonyms: ["项目", "名称", "项目内容"] },
    {
      field: "problems",
      header: "对应问题序号",
      synonyms: ["对应问题", "问题序号", "关联问题", "对应问题编号"],
    },
    {
      field: "lead",
      header: "牵头单位",
      synonyms: ["责任单位", "认领单位", "主办单位", "实施单位", "承办单位"],
    },
    { field: "helpers", header: "配合单位", synonyms: ["协办单位", "参与单位", "协同单位"] },
    {
      field: "measures",
      header: "主要措施",
      synonyms: ["措施", "工作措施", "推进措施", "具体措施"],
    },
    {
      field: "due",
      header: "完成时限",
      synonyms: ["完成时间", "完成日期", "计划完成时间", "时限", "截止时间"],
    },
    { field: "responsible", header: "责任人", synonyms: ["负责人", "项目负责人"] },
    { field: "progress", header: "进展", synonyms: ["进展情况", "进度", "状态", "完成情况"] },
    PHONE,
    NOTE,
  ],
};

/** Header of the stable id that an export writes first. */
export const ID_HEADER = "编号";
/** Header of the column that carries why a row was refused; ignored when read. */
export const REASON_HEADER = "原因";

/** Fields without which a row of the sheet says nothing. */
export const REQUIRED: Readonly<Record<SheetKind, string>> = {
  units: "name",
  resources: "content",
  problems: "description",
  projects: "name",
};

/** Words of a sheet name or title that tell the kind of the sheet. */
export const KIND_WORDS: Readonly<Record<SheetKind, RegExp>> = {
  units: /成员单位|单位一览|单位名册/,
  resources: /资源/,
  problems: /问题|需求/,
  projects: /项目/,
};

/** Things about a person that this product never keeps; such a column is left where it is. */
const FORBIDDEN =
  /身份证|证件号|民族|宗教|信仰|家庭住址|家庭地址|居住地址|户籍|户口|出生|年龄|健康|病史|银行卡/;

/** A header as it is compared and remembered: folded, without spaces, brackets, marks and colons. */
export function normalizeHeader(header: string): string {
  return foldTight(header)
    .replace(/\(.*?\)/g, "")
    .replace(/[*:★☆]/g, "")
    .toUpperCase();
}

/** How a column came to its field. `forbidden` columns are shown but never imported. */
export type Confidence =
  | "exact"
  | "synonym"
  | "similar"
  | "remembered"
  | "chosen"
  | "forbidden"
  | "none";

/** What one column is read as; `field` null is an extra column, "ignore" is left out of records. */
export type ColumnGuess = {
  index: number;
  header: string;
  field: string | null;
  confidence: Confidence;
};

/** A mapping that people corrected earlier: normalized header → field, "ignore" or "extra". */
export type RememberedColumns = Readonly<Record<string, string>>;

type Pattern = { field: string; exact: string; synonyms: readonly string[] };

const patternsOf = (kind: SheetKind): Pattern[] =>
  COLUMNS[kind].map(({ field, header, synonyms }) => ({
    field,
    exact: normalizeHeader(header),
    synonyms: synonyms.map(normalizeHeader),
  }));
const PATTERNS: Readonly<Record<SheetKind, Pattern[]>> = {
  units: patternsOf("units"),
  resources: patternsOf("resources"),
  problems: patternsOf("problems"),
  projects: patternsOf("projects"),
};

/** The fields that a sheet of this kind may have, `id` included. */
export function fieldsOf(kind: SheetKind): string[] {
  return ["id", ...COLUMNS[kind].map(({ field }) => field)];
}

/**
 * Guesses what each column of a header row means. What people chose or corrected before wins,
 * then the exact header, a synonym, a similar header; a field is given to one column only.
 * @param headers texts of the header row, by column index
 */
export function guessColumns(
  kind: SheetKind,
  headers: readonly string[],
  remembered: RememberedColumns = {},
  chosen: Readonly<Record<number, string>> = {},
): ColumnGuess[] {
  const guesses = headers.map(
    (header, index): ColumnGuess => ({ index, header, field: null, confidence: "none" }),
  );
  const fields = new Set(fieldsOf(kind));
  const taken = new Set<string>();
  const give = (guess: ColumnGuess, field: string, confidence: Confidence) => {
    if (guess.confidence !== "none") return;
    if (field === "extra" || field === "ignore") {
      Object.assign(guess, { field: field === "ignore" ? field : null, confidence });
    } else if (fields.has(field) && !taken.has(field)) {
      taken.add(field);
      Object.assign(guess, { field, confidence });
    }
  };
  const each = (step: (guess: ColumnGuess, header: string) => void) => {
    for (const guess of guesses) step(guess, normalizeHeader(guess.header));
  };
  each((guess) => {
    const field = Object.hasOwn(chosen, guess.index) ? chosen[guess.index] : undefined;
    if (field) give(guess, field, "chosen");
  });
  each((guess, header) => {
    const field = header && Object.hasOwn(remembered, header) ? remembered[header] : undefined;
    if (field) give(guess, field, "remembered");
  });
  each((guess, header) => {
    if (header === ID_HEADER) give(guess, "id", "exact");
    if (header === REASON_HEADER) give(guess, "ignore", "exact");
    if (FORBIDDEN.test(header)) give(guess, "ignore", "forbidden");
    for (const pattern of PATTERNS[kind]) {
      if (header === pattern.exact) give(guess, pattern.field, "exact");
    }
  });
  each((guess, header) => {
    for (const { field, synonyms } of PATTERNS[kind]) {
      if (synonyms.includes(header)) give(guess, field, "synonym");
    }
  });
  each((guess, header) => {
    if (header.length < 2) return;
    for (const { field, exact } of PATTERNS[kind]) {
      if (header.includes(exact) || exact.includes(header)) give(guess, field, "similar");
    }
  });
  return guesses;
}
