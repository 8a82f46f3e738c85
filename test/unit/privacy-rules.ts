import { getTableColumns } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";
import type { Inventoried } from "../../worker/kit/table.ts";

/** Words, whole, that a table or column about a person must not have in its name. */
const WORDS = new Set(
  `address home residence residential household family domicile birth birthday born birthdate age gender sex
   identity idcard idnumber passport ssn ethnicity ethnic nationality race religion religious faith belief
   health medical disease illness disability disabled patient track trail trace location position gps
   latitude longitude coordinates whereabouts watchlist keyperson`.split(/\s+/),
);
/** The same in pinyin, wherever they stand in a name. */
const PINYIN =
  /dizhi|zhuzhi|huji|hukou|jiating|chusheng|shengri|shenfenzheng|zhengjian|minzu|zongjiao|xinyang|jiankang|jibing|canji|guiji|xingbie|nianling|zhongdianren/i;
const CHINESE =
  /住址|地址|户籍|户口|家庭|出生|生日|身份证|证件|民族|宗教|信仰|健康|疾病|残疾|轨迹|定位|性别|年龄|重点人/;
/** Columns that point at a person. */
const PERSON = /^(person|actor|invitedBy|displayName|workPhone)$/;

/** Where a door stands that is open to everybody: a point of the town, in a table that points at no person. */
const PUBLIC_PLACES: Readonly<Record<string, readonly string[]>> = {
  station: ["latitude", "longitude"],
};

const wordsOf = (name: string): string[] =>
  name
    .replace(/([a-z0-9])([A-Z])/g, "$1 $2")
    .split(/[\s_-]+/)
    .map((word) => word.toLowerCase());

const isForbidden = (name: string): boolean => {
  const words = wordsOf(name);
  const pairs = words.slice(1).map((word, i) => `${words[i]}${word}`);
  return (
    [...words, ...pairs].some((word) => WORDS.has(word)) || PINYIN.test(name) || CHINESE.test(name)
  );
};

/** What in a table ties a person to something that this product never holds; empty where nothing does. */
export function forbiddenIn({ table, name }: Inventoried): string[] {
  const columns = Object.values(getTableColumns(table as SQLiteTable)).map((column) => column.name);
  const ofPeople = columns.some((column) => PERSON.test(column));
  const ofPlaces = ofPeople ? [] : (PUBLIC_PLACES[name] ?? []);
  const named = [name, ...columns]
    .filter((found) => isForbidden(found) && !ofPlaces.includes(found))
    .map((found) => `${name}: ${found}`);
  const tied = ofPeople && columns.includes("grid");
  return [...named, ...(tied ? [`${name}: a person and a grid`] : [])];
}
