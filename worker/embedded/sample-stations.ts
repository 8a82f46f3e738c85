/** The sample community's stations: doors of its member units, made up, around a real island in the river. */

import type { Facility } from "../../shared/station/facts.ts";
import type { Hours, Span } from "../../shared/station/hours.ts";
import type { Station } from "../../shared/station.ts";

/** What `station.list` takes, with the operator by name and the facilities that its keeper confirms. */
export interface SampleStation
  extends Pick<Station, "kind" | "name" | "hint" | "latitude" | "longitude" | "barrier"> {
  operator: string;
  grid: string;
  hours: Hours | null;
  facilities: readonly Facility[];
  /** A drawing of the door in the sample's folder: there is no such door to take a photo of. */
  drawing?: string;
  /** Days ago on which a keeper confirmed the facts; null: never. */
  checked: number | null;
}

const EVERY = [1, 2, 3, 4, 5, 6, 7];
const WORKDAYS = [1, 2, 3, 4, 5];
const span = (from: number, to: number, more: Partial<Span> = {}): Span => ({
  from: from * 60,
  to: to * 60,
  barrier: null,
  onCall: false,
  ...more,
});
const weekly = (days: number[], ...spans: Span[]): Hours["week"] =>
  spans.map((one) => ({ ...one, days }));
const hours = (week: Hours["week"], more: Partial<Hours> = {}): Hours => ({
  week,
  exceptions: [],
  festivals: [],
  ...more,
});
const shutAtLosar: Hours["festivals"] = [
  { festival: "losar", spans: [span(10, 14)] },
  { festival: "spring_festival", spans: [span(10, 14)] },
];

const PROPERTY = "江畔物业服务有限公司";
const BANK = "高原银行仙足岛支行";
const CLINIC = "示范区社区卫生服务中心";
const MARKET = "雪莲超市有限公司";
const COURIERS = "捷运快递仙足岛站";

export const SAMPLE_STATIONS: readonly SampleStation[] = [
  {
    operator: PROPERTY,
    grid: "第二网格",
    kind: "rider",
    name: "江畔值班室骑手夜间驿站",
    hint: "南门岗亭旁边的侧门，门口有灯",
    drawing: "door-with-light.webp",
    latitude: 29_641_850,
    longitude: 91_115_320,
    barrier: "walk_in",
    hours: hours(weekly(EVERY, span(0, 24))),
    facilities: [
      "hot_water",
      "seats",
      "toilet",
      "phone_charging",
      "ebike_charging",
      "heating",
      "microwave",
    ],
    checked: 2,
  },
  {
    operator: COURIERS,
    grid: "第三网格",
    kind: "rider",
    name: "捷运站点歇脚点",
    hint: "卷帘门右边的小门",
    drawing: "door-beside-shutter.webp",
    latitude: 29_640_120,
    longitude: 91_117_940,
    barrier: "staff",
    hours: hours([
      ...weekly(EVERY, span(8, 22)),
      ...weekly(EVERY, span(22, 32, { barrier: "qr" })),
    ]),
    facilities: [
      "hot_water",
      "seats",
      "phone_charging",
      "battery_swap",
      "pump_and_tools",
      "raincoat",
    ],
    checked: 5,
  },
  {
    operator: BANK,
    grid: "第一网格",
    kind: "v_station",
    name: "高原银行党群服务V站",
    hint: "营业大厅进门左手",
    latitude: 29_643_410,
    longitude: 91_113_870,
    barrier: "walk_in",
    hours: hours(weekly(WORKDAYS, span(9.5, 17)), {
      festivals: [
        { festival: "losar", spans: [] },
        { festival: "spring_festival", spans: [] },
        { festival: "shoton", spans: [] },
      ],
    }),
    facilities: ["hot_water", "seats", "toilet", "wifi", "aed", "heating", "cooling"],
    checked: 12,
  },
  {
    operator: CLINIC,
    grid: "第一网格",
    kind: "v_station",
    name: "卫生服务中心V站",
    hint: "门诊楼一层大厅，药房对面",
    latitude: 29_644_260,
    longitude: 91_116_080,
    barrier: "phone_register",
    hours: hours(weekly(EVERY, span(8.5, 11), span(13.5, 17)), { festivals: shutAtLosar }),
    facilities: ["hot_water", "seats", "toilet", "medicine_box", "oxygen", "aed", "nursing_room"],
    checked: 40,
  },
  {
    operator: MARKET,
    grid: "第四网格",
    kind: "photo_travel",
    name: "雪莲超市旅拍驿站",
    hint: "超市一楼服务台后面",
    latitude: 29_639_240,
    longitude: 91_113_020,
    barrier: "staff",
    hours: hours(weekly(EVERY, span(9, 21)), { festivals: shutAtLosar }),
    facilities: ["hot_water", "seats", "microwave", "lockers", "fridge"],
    checked: 20,
  },
  {
    operator: PROPERTY,
    grid: "第三网格",
    kind: "gig",
    name: "江畔零工候工点",
    hint: "3号楼架空层",
    latitude: 29_642_030,
    longitude: 91_119_260,
    barrier: "walk_in",
    hours: hours([
      ...weekly(WORKDAYS, span(7, 12)),
      ...weekly(WORKDAYS, span(12, 18, { onCall: true })),
    ]),
    facilities: ["seats", "hot_water", "bike_parking"],
    checked: 8,
  },
  {
    operator: MARKET,
    grid: "第四网格",
    kind: "v_station",
    name: "仓库旁暖心角",
    hint: null,
    latitude: 29_638_510,
    longitude: 91_116_730,
    barrier: "door_code",
    hours: null,
    facilities: [],
    checked: null,
  },
];

/** What `station.list` takes of one, with the ids of what it names. */
export const listingOf = (
  { kind, name, hint, latitude, longitude, barrier, hours: own }: SampleStation,
  named: { unit: string; grid: string; pictures: string[] },
): object => ({
  ...{ kind, name, latitude, longitude, barrier },
  ...named,
  ...(hint === null ? {} : { hint }),
  ...(own === null ? {} : { hours: told(own) }),
});

/** Hours as a command takes them: what a span does not say is left out. */
const told = (hours: object): object =>
  JSON.parse(JSON.stringify(hours, (_, value) => (value === null ? undefined : value))) as object;
