/**
 * The sample's contracts, each with a community office: one that is kept, signed in each of the three ways with keys
 * made here; one that is being signed; one that is talked about.
 */
import { checkWordsText } from "../../shared/contract/check-words.ts";
import { draftOf } from "../../shared/contract/negotiating.ts";
import { type Frozen, freeze } from "../../shared/contract/package.ts";
import {
  keyIdOf,
  type Statement,
  signStatement,
  statementText,
} from "../../shared/contract/statement.ts";
import type { Contract } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import { dateAfter, dateOf } from "../../shared/deadlines.ts";
import { toBase64Url } from "../../shared/journal/seal.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Step } from "../../shared/ledger/steps.ts";
import type { Unit } from "../../shared/unit.ts";
import { newId } from "../access/ids.ts";
import { type Environment, randomHex } from "../environment.ts";
import { entityOf, readRecord } from "../kit/records.ts";
import { acting, created, type Give, type Somebody } from "./sample-steps.ts";

interface Cast {
  clerk: Somebody;
  secretary: Somebody;
  liaison: Somebody;
  signatory: Somebody;
}

/** Somebody's key, and the record under which it was enrolled. */
interface Holder {
  record: string;
  unit: string | null;
  name: string;
  title: string;
  keyId: string;
  privateKey: CryptoKey;
}

const OFFICE = "仙足岛社区居民委员会";
const SCHOOL = "示范区第二小学";
const PROPERTY = "江畔物业服务有限公司";
const BANK = "高原银行仙足岛支行";
const SHOP = "雪莲超市有限公司";
/** Days ago on which the contract that is kept was drafted; its term began, and its first clause came again. */
const DRAFTED = 35;
const BEGAN = 30;
const CAME_AGAIN = 25;

/** What the sample does with contracts besides giving commands. */
interface Making {
  environment: Environment;
  give: Give;
  /** The next instant so many days ago. */
  at(daysAgo: number): string;
  /** Lets time bring about what it had brought about by then. */
  settle(daysAgo: number): Promise<void>;
  steps: readonly Step[];
  cast: Cast;
  /** Takes in a picture. @returns its name */
  put(drawing: string): Promise<string>;
}

export interface SampleContracts {
  /** The unit of the community's office: made with the first contract. */
  office: string;
}

const found = async <Found extends Entity>({ store }: Environment, noun: string, id: string) => {
  const [result] = await store.batch([readRecord(noun, id)]);
  const row = result?.rows[0];
  if (!row) throw new Error(`the sample has no ${noun} ${id}`);
  return entityOf(noun, row) as Found;
};

/** A calendar date as it stands in a text. */
const inWords = (date: string): string => {
  const [year, month, day] = date.split("-").map(Number);
  return `${year}年${month}月${day}日`;
};

/** The words of a contract as somebody in the office would write them. */
const wordsOf = (title: string, parties: readonly string[], lines: readonly string[]): string =>
  [
    title,
    "",
    ...parties.map((party, i) => `${"甲乙丙"[i]}方：${party}`),
    "",
    "各方本着自愿、互助、就近的原则，约定如下：",
    ...lines.map((line, i) => `${i + 1}. ${line}`),
    "",
    "各条由写明的一方负责，由其他各方和社区一起看落实情况。要改动，各方另签补充协议。",
  ].join("\n");

/** A key of this person's, offered by them and enrolled in person by somebody else. */
async function holderOf(
  { give }: Making,
  daysAgo: number,
  [offers, enrols]: [offers: Somebody, enrols: Somebody],
  { unit, name, title }: Pick<Holder, "unit" | "name" | "title">,
): Promise<Holder> {
  const made = (await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, false, [
    "sign",
    "verify",
  ])) as CryptoKeyPair;
  const raw = new Uint8Array((await crypto.subtle.exportKey("raw", made.publicKey)) as ArrayBuffer);
  const publicKey = toBase64Url(raw);
  const args = { unit, name, title, alg: "ES256", publicKey };
  const record = await give(daysAgo, offers, "signingKey", "offer", null, args);
  const keyId = keyIdOf(raw);
  await give(daysAgo, enrols, "signingKey", "enrol", record, { words: checkWordsText(keyId) });
  return { record, unit, name, title, keyId, privateKey: made.privateKey };
}

/** Freezes the newest version under these words and opens it for signing. @returns its hash and its places */
async function opened(
  { environment, give, cast }: Making,
  daysAgo: number,
  contract: string,
  words: string,
  signBy: string,
): Promise<{ frozen: Frozen; version: number; places: string[]; parties: Statement["parties"] }> {
  const drafted = await found<Contract>(environment, "contract", contract);
  const text = await found<ContractText>(environment, "contractText", drafted.textId ?? "");
  const units: Unit[] = [];
  for (const unit of drafted.parties) units.push(await found(environment, "unit", unit));
  const frozen = freeze({ ...draftOf(drafted, text, units), text: words });
  if ("refused" in frozen) throw new Error(frozen.refused);
  const args = { package: frozen.text, sha256: frozen.sha256, sm3: frozen.sm3 };
  const circulated = { ...args, order: "parallel", signBy };
  await give(daysAgo, cast.clerk, "contract", "circulate", contract, circulated);
  const round = await give(daysAgo, cast.clerk, "contract", "openSigning", contract);
  return {
    frozen,
    version: text.version,
    places: units.map((_, i) => `${round}-${i + 1}`),
    parties: units.map(({ id: unit, name }) => ({ unit, name })),
  };
}

/** What is given with `sign` or `witness`: a statement over these bytes, and this key's signature under it. */
async function signedBy(
  { environment, at }: Making,
  daysAgo: number,
  contract: string,
  { frozen, version, parties }: Awaited<ReturnType<typeof opened>>,
  holder: Holder,
  hand: Statement["for"],
) {
  const { unit, name, title, keyId, record, privateKey } = holder;
  const statement = statementText({
    deployment: (await environment.sealKey()).fingerprint,
    ...{ contract, version, parties, keyId },
    packageSha256: frozen.sha256,
    packageSm3: frozen.sm3,
    signer: { unit, name, title, authority: unit === null ? "社区见证" : "公司授权书" },
    for: hand,
    role: hand === null ? "party" : "witness",
    ...{ order: null, prev: null, alg: "ES256" },
    nonce: randomHex(environment, 16),
    clientTime: at(daysAgo),
  });
  return { statement, signature: await signStatement(statement, privateKey), key: record };
}

const atOffice = (unit: string): Statement["for"] => ({
  unit,
  name: "示范主任",
  title: "居委会主任",
  authority: "居委会负责人",
});

/** Draft, circulate, sign by key, on paper and before a witness, publish: its term has begun, a clause is overdue. */
export async function keptContract(making: Making): Promise<SampleContracts> {
  const { environment, give, settle, steps, cast, put } = making;
  const { clerk, secretary, liaison, signatory } = cast;
  const unitOf = (name: string) => created(steps, "unit", "name", name);
  const day = (days: number) => dateAfter(dateOf(environment.now()), days);
  const community = clerk.actor.grants[0]?.scope ?? "";
  await streetTemplate(making, community);
  const office = await give(DRAFTED, clerk, "unit", "enrol", null, {
    ...{ name: OFFICE, shortName: "社区居委会", nature: "committee_office" },
  });
  const [school, property] = [unitOf(SCHOOL), unitOf(PROPERTY)];
  const title = "校园周边共建协议";
  const contract = await give(DRAFTED, clerk, "contract", "draft", null, {
    ...{ title, language: "zh-CN", parties: [property, school, office] },
    principles: "自愿、互助、就近",
    ...{ from: day(-BEGAN), until: day(335), cadence: "quarter" },
    clauses: [
      {
        ...{ what: "周末向居民开放操场", quantity: 4, measure: "次", owner: school },
        ...{ due: day(-CAME_AGAIN - 1), every: "month", evidence: "photo" },
      },
      {
        ...{ what: "在校门口装隔离桩，上下学时有人引导", owner: property },
        ...{ due: day(-3), evidence: "photo" },
      },
      {
        ...{ what: "召集三方碰头，通报落实情况", quantity: 1, measure: "次", owner: office },
        ...{ due: day(60), every: "quarter", evidence: "note" },
      },
    ],
  });
  const words = wordsOf(
    title,
    [PROPERTY, SCHOOL, OFFICE],
    [
      `本协议自${inWords(day(-BEGAN))}起，至${inWords(day(335))}止；每季度通报一次。`,
      `示范区第二小学每月周末向居民开放操场4次，首次${inWords(day(-CAME_AGAIN - 1))}前；以现场照片为证。`,
      `江畔物业服务有限公司在${inWords(day(-3))}前在校门口装隔离桩，上下学时有人引导；以现场照片为证。`,
      `仙足岛社区居民委员会每季度召集三方碰头1次，通报落实情况，首次${inWords(day(60))}前；以书面说明为证。`,
    ],
  );
  const round = await opened(making, DRAFTED - 1, contract, words, day(-20));
  const [byKey = "", onPaper = "", inPerson = ""] = round.places;
  const signing = DRAFTED - 2;
  const head = { unit: property, name: "示范负责人", title: "项目经理" };
  const key = await holderOf(making, signing, [signatory, clerk], head);
  const byItself = await signedBy(making, signing, contract, round, key, null);
  await give(signing, signatory, "signature", "sign", byKey, byItself);
  const teacher = acting(newId(environment), "liaison", community, school);
  const sealed = { photos: [await put("sealed-sheet.webp")], sha256: round.frozen.sha256 };
  await give(signing, teacher, "signature", "uploadSealed", onPaper, sealed);
  await give(signing, liaison, "signature", "confirmSealed", onPaper);
  const ofClerk = { unit: null, name: "示范专干", title: "社区专干" };
  const witness = await holderOf(making, signing, [clerk, secretary], ofClerk);
  const seen = await signedBy(making, signing, contract, round, witness, atOffice(office));
  await give(signing, clerk, "signature", "witness", inPerson, seen);
  await give(signing - 1, secretary, "contract", "publish", contract);
  await settle(BEGAN);
  await keptOnce(making, contract, teacher);
  await settle(CAME_AGAIN);
  return { office };
}

/** The school has kept its clause the first time. */
async function keptOnce(
  { environment, give, cast }: Making,
  contract: string,
  teacher: Somebody,
): Promise<void> {
  const [first = ""] = (await found<Contract>(environment, "contract", contract)).clauses;
  const { current } = await found<Entity & { current: string }>(
    environment,
    "contractClause",
    first,
  );
  const note = { note: "四个周末都开放了，来了约200人次" };
  await give(CAME_AGAIN + 1, teacher, "commitment", "claimDone", current, note);
  await give(CAME_AGAIN + 1, cast.clerk, "commitment", "verify", current);
}

/** What the street words for its communities, beside the templates that are shipped. */
async function streetTemplate({ environment, give }: Making, community: string): Promise<void> {
  const street = acting(newId(environment), "street", community.slice(0, 9), null);
  await give(DRAFTED, street, "contractTemplate", "write", null, {
    ...{ language: "zh-CN", title: "医疗机构与社区共建契约", months: 12, cadence: "quarter" },
    opening:
      "为让居民和户外劳动者就近得到健康服务，双方本着自愿、互助的原则，经协商一致，订立本契约。",
    principles:
      "一、不收费、不推销：义诊和讲座不卖药、不卖保健品。\n二、不留病情：社区不收集居民的病历和检查结果。",
    clauses: [
      {
        ...{ party: "second", what: "在社区义诊", quantity: 1, measure: "次" },
        ...{ after: 3, every: "quarter", evidence: "photo" },
      },
      { party: "second", what: "教骑手和居民急救", quantity: 20, measure: "人次", after: 6 },
      {
        ...{ party: "first", what: "提供场地，张贴通知", after: 3 },
        ...{ every: "quarter", evidence: "note" },
      },
    ],
    closing: "本契约自各方签完时成立，自起始日起履行。补充、变更或提前终止，由各方另行签约。",
  });
}

/** One whose text is frozen and that two of three have not signed yet; one with a version from either side. */
export async function contractsAhead(making: Making, { office }: SampleContracts): Promise<void> {
  const { environment, give, steps, cast } = making;
  const { clerk, secretary, liaison } = cast;
  const unitOf = (name: string) => created(steps, "unit", "name", name);
  const day = (days: number) => dateAfter(dateOf(environment.now()), days);
  const [property, bank, shop] = [unitOf(PROPERTY), unitOf(BANK), unitOf(SHOP)];
  const title = "夜间歇脚点共建协议";
  const signing = await give(1, clerk, "contract", "draft", null, {
    ...{ title, language: "zh-CN", parties: [bank, property, office], principles: "自愿、互助" },
    ...{ from: day(20), until: day(385), cadence: "half_year" },
    clauses: [
      { what: "自助厅夜间给骑手歇脚", owner: bank, due: day(30) },
      { what: "值班室备热水和充电插座", owner: property, due: day(30), evidence: "photo" },
    ],
  });
  const words = wordsOf(
    title,
    [BANK, PROPERTY, OFFICE],
    [
      `本协议自${inWords(day(20))}起，至${inWords(day(385))}止；每半年通报一次。`,
      `高原银行仙足岛支行自${inWords(day(30))}起，自助厅夜间给骑手歇脚；以书面说明为证。`,
      `江畔物业服务有限公司自${inWords(day(30))}起，值班室备热水和充电插座；以现场照片为证。`,
    ],
  );
  const round = await opened(making, 1, signing, words, day(14));
  const ofClerk = { unit: null, name: "示范专干", title: "社区专干" };
  const witness = await holderOf(making, 1, [clerk, secretary], ofClerk);
  const seen = await signedBy(making, 1, signing, round, witness, atOffice(office));
  await give(1, clerk, "signature", "witness", round.places[2] ?? "", seen);
  const agreed = {
    ...{ principles: "互惠、方便居民", from: day(30), until: day(395), cadence: "quarter" },
    clauses: [
      { what: "每季度给困难家庭送米面油", quantity: 30, measure: "份", owner: shop, due: day(60) },
      { what: "帮助把慰问品送到家门口", owner: property, due: day(60) },
    ],
  };
  const talked = await give(1, clerk, "contract", "draft", null, {
    ...{ title: "暖心慰问共建协议", language: "zh-CN", parties: [shop, property, office] },
    ...agreed,
  });
  const [gifts, delivery] = agreed.clauses;
  await give(1, liaison, "contract", "propose", talked, {
    ...agreed,
    clauses: [
      { ...gifts, every: "quarter", evidence: "receipt" },
      { ...delivery, what: "帮助把慰问品送到老人和病人的家门口", evidence: "photo" },
    ],
  });
  await give(1, liaison, "clauseComment", "say", null, {
    ...{ contract: talked, clause: 2 },
    comment: "我们只有三个人，能不能只送老人和病人？其他人到社区领。",
  });
}
