/**
 * The sample district: every street and community of the district's own list, and one community whose
 * ledger is imported just as a clerk would import it, with a month of promises made and kept on top.
 */
import { sql } from "drizzle-orm";
import readXlsxFile from "read-excel-file/universal";
import { dateAfter, dateOf, daysAfter } from "../../shared/deadlines.ts";
import type { Grid } from "../../shared/ledger/cells.ts";
import { parseCsv } from "../../shared/ledger/csv.ts";
import { EMPTY_LISTS } from "../../shared/ledger/lists.ts";
import { planImport } from "../../shared/ledger/plan.ts";
import type { Answer } from "../../shared/ledger/preview.ts";
import { readLedger } from "../../shared/ledger/read.ts";
import type { Step } from "../../shared/ledger/steps.ts";
import { newId } from "../access/ids.ts";
import { putCard } from "../access/people.ts";
import { grantTable, personTable } from "../access/table.ts";
import { keepPhoto } from "../attachment/photo.ts";
import { divisionStatements } from "../division/divisions.ts";
import { divisionTable } from "../division/table.ts";
import type { Environment } from "../environment.ts";
import { settleLapsed } from "../journal/sweep.ts";
import { type Statement, statement } from "../kit/store.ts";
import { applyImport, beginImport, putChunk } from "../ledger/imports.ts";
import { contractsAhead, keptContract } from "./sample-contracts.ts";
import type { SampleFiles } from "./sample-files.ts";
import { heldMeeting, meetingsAhead } from "./sample-meetings.ts";
import { listingOf, SAMPLE_STATIONS } from "./sample-stations.ts";
import { acting, created, type Give, giving, type Somebody } from "./sample-steps.ts";

/** The community that the workbook is about, as its name begins in the list of divisions. */
const SAMPLE = "仙足岛";
const DISTRICT = { code: "540102", name: "拉萨市城关区" };
/** The unit whose liaison and head get a sign-in link. */
const UNIT = "江畔物业服务有限公司";
/** What the clerk answers to the workbook's open questions. */
const ANSWERS: Readonly<Record<string, Answer>> = {
  "资源清单!6": { choices: { unit: "unit:示范区社区卫生服务中心" } },
  "资源清单!14": { choices: { unit: "create" } },
  "问题清单!12": { cells: { description: "向阳幼儿园门口井盖松动" } },
  "问题清单!13": { choices: { duplicate: "merge" } },
};

/**
 * Loads the sample into an empty database.
 * @returns false, and changes nothing, where there are divisions already
 */
export async function loadSample(
  environment: Environment,
  { divisions, ledger, drawing }: SampleFiles,
): Promise<boolean> {
  const { store } = environment;
  const [known] = await store.batch([
    statement("read", sql`select code from ${divisionTable} limit 1`),
  ]);
  if (known?.rows[0]) return false;
  const rows = parseCsv(divisions).slice(1);
  const community = rows.find(([, , , name]) => name?.startsWith(SAMPLE))?.[2] ?? "";
  const sheets = await readXlsxFile(new Blob([ledger]), { trim: false });
  const grids = sheets.map(({ sheet, data }) => ({ name: sheet, rows: data }) as unknown as Grid);
  const begun = daysAfter(environment.now(), -60);
  const steps = planOf(environment, grids, dateOf(begun));
  const people = await office({ ...environment, now: () => begun }, community, steps);
  await importLedger({ ...environment, now: () => begun }, community, people.clerk, steps);
  const unit = await unitPeople({ ...environment, now: () => begun }, community, steps);
  const { give, at } = giving(environment, community);
  const put = (name: string) => keepPhoto(environment, community, "image/webp", drawing(name));
  const checks = await stations(give, put, steps, people);
  const checked = async (daysAgo: number) => {
    while ((checks[0]?.daysAgo ?? 0) > daysAgo) await checks.shift()?.check();
  };
  /** Gives a command once every check before its day is done. */
  const inTurn: Give = async (daysAgo, ...rest) => {
    await checked(daysAgo);
    return give(daysAgo, ...rest);
  };
  /** What the schedule would have settled by then. */
  const settle = async (daysAgo: number) => {
    await checked(daysAgo);
    const then = at(daysAgo);
    await settleLapsed({ ...environment, now: () => then });
  };
  const cast = { ...people, ...unit };
  const making = { environment, give: inTurn, at, settle, steps, cast, put };
  const snow = await heldMeeting(inTurn, environment.now(), steps, cast);
  const contracts = await keptContract(making);
  await promises(inTurn, environment.now(), steps, cast);
  await give(1, cast.liaison, "commitment", "note", snow, { note: "昨夜小雪，门前已清扫" });
  await meetingsAhead(inTurn, environment.now(), steps, cast);
  await contractsAhead(making, contracts);
  // Divisions last: their presence says that the sample is whole.
  await store.batch(divisionStatements(divisions, DISTRICT, community));
  return true;
}

/** Reads the workbook, answers what it asks, and plans its import. */
function planOf(environment: Environment, grids: Grid[], today: string): Step[] {
  const known = { units: [], records: [] };
  const preview = readLedger({ grids, today, known, answers: ANSWERS });
  const plan = planImport(preview, EMPTY_LISTS, () => newId(environment));
  if (preview.counts.question + preview.counts.refused + plan.refused.length > 0)
    throw new Error("the sample ledger asks more than was answered");
  return plan.steps;
}

const insertPerson = ({ now }: Environment, person: string, seat: string): Statement =>
  statement(
    "effect",
    sql`insert into ${personTable} (id, seat, createdAt) values (${person}, ${seat}, ${now()})`,
  );

const insertGrant = (
  { now }: Environment,
  { person, actor }: Somebody,
  seat: string,
): Statement[] =>
  actor.grants.map(({ role, scope, unit }) =>
    statement(
      "effect",
      sql`insert into ${grantTable} (person, role, scope, unit, seat, grantedAt)
          values (${person}, ${role}, ${scope}, ${unit ?? ""}, ${seat}, ${now()})`,
    ),
  );

/** The clerk and the secretary, with seats that the import creates. */
async function office(environment: Environment, community: string, steps: Step[]) {
  const seated = async (role: "clerk" | "secretary", title: string, name: string) => {
    const seat = newId(environment);
    const somebody = acting(newId(environment), role, community, null);
    const create = { noun: "seat", command: "create", target: null, base: null, row: "" };
    steps.push({ ...create, id: seat, args: { role, title } });
    await environment.store.batch([
      insertPerson(environment, somebody.person, seat),
      ...insertGrant(environment, somebody, seat),
      ...(environment.edition === "domestic"
        ? [putCard(somebody.person, community, name, null)]
        : []),
    ]);
    return somebody;
  };
  return {
    clerk: await seated("clerk", "社区专干", "示范专干"),
    secretary: await seated("secretary", "社区党组织书记", "示范书记"),
  };
}

/** The very import that the page does. */
async function importLedger(
  environment: Environment,
  committee: string,
  { person, actor }: Somebody,
  steps: readonly Step[],
): Promise<void> {
  const session = { id: newId(environment), person, actor };
  const { id } = await beginImport(environment, session, committee);
  const chunks = Math.ceil(steps.length / 50);
  for (let chunk = 0; chunk < chunks; chunk += 1) {
    const some = steps.slice(chunk * 50, (chunk + 1) * 50).map(({ row: _, ...step }) => step);
    const sent = { import: id, chunk, steps: some, bodyHash: String(chunk) };
    const refused = await putChunk(environment, session, sent);
    if (refused.length > 0) throw new Error(`the sample is refused: ${JSON.stringify(refused)}`);
  }
  await applyImport(environment, session, id, { chunks, steps: steps.length });
}

/** The unit's liaison, whom the ledger named, and its head. */
async function unitPeople(environment: Environment, community: string, steps: readonly Step[]) {
  const unit = created(steps, "unit", "name", UNIT);
  const seatOf = (role: string) =>
    steps.find(({ noun, args }) => noun === "seat" && args.unit === unit && args.role === role)
      ?.id ?? "";
  const [named] = await environment.store.batch([
    statement("read", sql`select id from ${personTable} where seat = ${seatOf("liaison")}`),
  ]);
  const imported = named?.rows[0]?.id;
  const liaison = acting(String(imported ?? newId(environment)), "liaison", community, unit);
  const signatory = acting(newId(environment), "signatory", community, unit);
  await environment.store.batch([
    ...(imported ? [] : [insertPerson(environment, liaison.person, seatOf("liaison"))]),
    ...insertGrant(environment, liaison, seatOf("liaison")),
    insertPerson(environment, signatory.person, seatOf("signatory")),
    ...insertGrant(environment, signatory, seatOf("signatory")),
    ...(environment.edition === "domestic"
      ? [putCard(signatory.person, community, "示范负责人", null)]
      : []),
  ]);
  return { liaison, signatory };
}

/**
 * Stations, each listed by the clerk.
 * @returns what their checks take, the earliest first: the journal is kept in the order of time
 */
async function stations(
  give: Give,
  put: (drawing: string) => Promise<string>,
  steps: readonly Step[],
  { clerk }: { clerk: Somebody },
) {
  const checks: { daysAgo: number; check(): Promise<unknown> }[] = [];
  for (const sample of SAMPLE_STATIONS) {
    const { operator, grid, facilities, checked, drawing } = sample;
    const args = listingOf(sample, {
      unit: created(steps, "unit", "name", operator),
      grid: created(steps, "grid", "code", grid),
      pictures: drawing === undefined ? [] : [await put(drawing)],
    });
    const station = await give(45, clerk, "station", "list", null, args);
    const found = { facilities: facilities.map((facility) => ({ facility, has: true })) };
    if (checked !== null)
      checks.push({
        daysAgo: checked,
        check: () => give(checked, clerk, "station", "verify", station, found),
      });
  }
  return checks.sort((one, other) => other.daysAgo - one.daysAgo);
}

/** One promise for each thing that can be somebody's turn, each dated from today. */
async function promises(
  give: Give,
  now: string,
  steps: readonly Step[],
  people: Record<"clerk" | "secretary" | "liaison" | "signatory", Somebody>,
): Promise<void> {
  const { clerk, secretary, liaison, signatory } = people;
  const unit = created(steps, "unit", "name", UNIT);
  const courier = created(steps, "unit", "name", "捷运快递仙足岛站");
  const due = (days: number) => dateAfter(dateOf(now), days);
  const problem = (title: string) => created(steps, "problem", "title", title);
  const claim = async (daysAgo: number, title: string, promise: string, days: number) => {
    const args = { unit, promise, due: due(days) };
    return `${await give(daysAgo, liaison, "problem", "claim", problem(title), args)}-1`;
  };
  const begin = async (daysAgo: number, commitment: string) => {
    await give(daysAgo, clerk, "commitment", "confirm", commitment);
    await give(daysAgo, signatory, "commitment", "start", commitment);
    return commitment;
  };
  // Under way and silent; overdue; said to be done; offered by a unit; asked by the committee, twice.
  await begin(24, await claim(24, "老旧小区下水道返水", "疏通管道，更换破损管段80米", 12));
  const late = await begin(
    22,
    await claim(22, "施工围挡遗留未拆除", "联系建设方，拆除路口围挡并清理场地", -2),
  );
  const done = await begin(
    15,
    await claim(15, "骑手夜间无处歇脚充电", "物业值班室夜间开放，配热水和充电", 5),
  );
  const note = (text: string) => ({ note: text });
  await give(6, liaison, "commitment", "note", late, note("已拆除一半，等建设方派车拉走"));
  await give(4, liaison, "commitment", "note", done, note("充电插座已装好，正在贴指引"));
  await claim(3, "垃圾分类亭破损", "更换破损的顶棚和投放门", 10);
  const street = { unit, promise: "更换三巷不亮的5盏路灯", due: due(9) };
  await give(2, clerk, "problem", "ask", problem("背街小巷路灯不亮5盏"), street);
  const couriers = { unit: courier, promise: "划定停放区，派人在高峰时段引导", due: due(6) };
  await give(2, secretary, "problem", "ask", problem("快递车辆乱停堵塞消防通道"), couriers);
  await give(1, liaison, "commitment", "claimDone", done, note("夜间歇脚点已开放，欢迎核实"));
}
