/** The columns of a list of stations, and the words in which lists say what a station is and has. */
import { foldTight } from "../ledger/cells.ts";
import { normalizeHeader, type RememberedColumns } from "../ledger/columns.ts";
import type { Barrier, Facility, StationKind } from "./facts.ts";

export const FIELDS = [
  "name",
  "kind",
  "unit",
  "hint",
  "longitude",
  "latitude",
  "place",
  "datum",
  "hours",
  "barrier",
  "facilities",
  "grid",
] as const;
export type StationField = (typeof FIELDS)[number];

/** Headers by field, the usual one first; those of a GeoJSON's properties and of OpenStreetMap among them. */
const HEADERS: Readonly<Record<StationField, readonly string[]>> = {
  name: ["驿站名称", "名称", "站点名称", "驿站", "站点", "name"],
  kind: ["类别", "驿站类别", "类型", "驿站类型", "kind"],
  unit: ["运营单位", "单位", "单位名称", "管理单位", "建设单位", "所属单位", "operator"],
  hint: ["怎么找", "地址", "怎么找到门", "位置", "详细地址", "具体位置", "hint", "description"],
  longitude: ["经度", "longitude", "lng", "lon"],
  latitude: ["纬度", "latitude", "lat"],
  place: ["经纬度", "坐标", "坐标位置", "coordinates"],
  datum: ["坐标系", "坐标来源", "坐标类型", "datum"],
  hours: ["开放时间", "营业时间", "服务时间", "开放时段", "opening_hours", "hours"],
  barrier: ["进门方式", "怎么进门", "进入方式", "开门方式", "barrier"],
  facilities: ["设施", "服务设施", "设施设备", "服务内容", "facilities"],
  grid: ["网格", "所在网格", "所属网格", "grid"],
};

const FIELD_OF = new Map(
  FIELDS.flatMap((field) => HEADERS[field].map((header) => [normalizeHeader(header), field])),
);

const isField = (word: string | undefined): word is StationField =>
  (FIELDS as readonly (string | undefined)[]).includes(word);

/**
 * What each column stands for; null where it stands for nothing, or for what another column has already. What
 * somebody chose for it goes first, then what its header was said to be before, then the words above.
 * @param chosen by the column's place from 0
 */
export function guessStationColumns(
  headers: readonly string[],
  remembered: RememberedColumns = {},
  chosen: Readonly<Record<number, string>> = {},
): (StationField | null)[] {
  const names = headers.map(normalizeHeader);
  const said = names.map((name, at) => chosen[at] ?? remembered[name]);
  const columns: (StationField | null)[] = names.map(() => null);
  const give = (wanted: readonly (string | undefined)[]) => {
    for (const [at, field] of wanted.entries())
      if (!columns[at] && isField(field) && !columns.includes(field)) columns[at] = field;
  };
  give(names.map((_, at) => chosen[at]));
  give(said);
  give(names.map((name, at) => (said[at] === undefined ? FIELD_OF.get(name) : undefined)));
  return columns;
}

type Words<T> = readonly (readonly [RegExp, T])[];

const KINDS: Words<StationKind> = [
  [/v站|党群|v_station/i, "v_station"],
  [/骑手|外卖|快递|司机|rider/i, "rider"],
  [/旅拍|photo_travel/i, "photo_travel"],
  [/零工|务工|候工|gig/i, "gig"],
];
const BARRIER_WORDS: Words<Barrier> = [
  [/直接|自由|敞开|无需|免登记|不用|walk_in/i, "walk_in"],
  [/门禁|密码|door_code/i, "door_code"],
  [/扫码|二维码|qr/i, "qr"],
  [/身份证|id_card/i, "id_card"],
  [/刷脸|人脸|face/i, "face"],
  [/手机号|登记|phone_register/i, "phone_register"],
  [/app|小程序/i, "app"],
  [/有人|值守|值班|开门|staff/i, "staff"],
];
const FACILITY_WORDS: Words<Facility> = [
  [/^(?:热水|开水|饮水|饮水机|热饮|hot_water)$/, "hot_water"],
  [/^(?:微波炉|microwave)$/, "microwave"],
  [/^(?:座椅|桌椅|座位|休息座椅|沙发|seats)$/, "seats"],
  [/^(?:厕所|卫生间|洗手间|公厕|toilet)$/, "toilet"],
  [/^(?:手机充电|充电宝|充电插座|插座|phone_charging)$/, "phone_charging"],
  [/^(?:电动车充电|电瓶车充电|充电桩|ebike_charging)$/, "ebike_charging"],
  [/^(?:换电|换电柜|battery_swap)$/, "battery_swap"],
  [/^(?:停车|停车位|车辆停放|bike_parking)$/, "bike_parking"],
  [/^(?:打气|打气筒|工具|维修工具|工具箱|打气和工具|pump_and_tools)$/, "pump_and_tools"],
  [/^(?:取暖|暖气|供暖|取暖器|heating)$/, "heating"],
  [/^(?:纳凉|风扇|降温|cooling)$/, "cooling"],
  [/^(?:冰箱|fridge)$/, "fridge"],
  [/^(?:无线网|无线网络|wifi|wi-fi)$/, "wifi"],
  [/^(?:药箱|急救箱|医药箱|急救包|medicine_box)$/, "medicine_box"],
  [/^(?:aed|除颤仪)$/, "aed"],
  [/^(?:氧气|吸氧|制氧机|氧气瓶|oxygen)$/, "oxygen"],
  [/^(?:雨衣|雨伞|雨具|raincoat)$/, "raincoat"],
  [/^(?:淋浴|洗澡|shower)$/, "shower"],
  [/^(?:母婴室|哺乳室|nursing_room)$/, "nursing_room"],
  [/^(?:存包柜|储物柜|寄存|寄存柜|lockers)$/, "lockers"],
];

const meant = <T>(words: Words<T>, text: string): T | null =>
  words.find(([pattern]) => pattern.test(foldTight(text)))?.[1] ?? null;

export const readKind = (text: string): StationKind | null => meant(KINDS, text);
export const readBarrier = (text: string): Barrier | null => meant(BARRIER_WORDS, text);

/** The facilities that a cell lists, and the words in it that name none. */
export function readFacilities(text: string): { found: Facility[]; unread: string[] } {
  const words = text.split(/[、，,;；/／|\s]+/).filter((word) => word.trim() !== "");
  const pairs = words.map((word) => [word, meant(FACILITY_WORDS, word.toLowerCase())] as const);
  return {
    found: [...new Set(pairs.flatMap(([, facility]) => facility ?? []))],
    unread: pairs.flatMap(([word, facility]) => (facility ? [] : [word])),
  };
}
