/**
 * `npm run bench`: sizes and costs as counts, each with its bound. `-- --only NAME` picks parts whose name
 * contains it (weight, stations, phone, cost), `-- --json FILE` writes the rows.
 */
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { costFigures } from "./bench/api.ts";
import type { Figure } from "./bench/figure.ts";
import { phoneFigures } from "./bench/phone.ts";
import { stationFigures } from "./bench/stations.ts";
import { weightFigures } from "./bench/weight.ts";

const PARTS: Readonly<Record<string, () => Promise<Figure[]>>> = {
  weight: weightFigures,
  stations: stationFigures,
  phone: phoneFigures,
  cost: costFigures,
};

const { values } = parseArgs({ options: { only: { type: "string" }, json: { type: "string" } } });
const figures: Figure[] = [];
for (const [name, measure] of Object.entries(PARTS))
  if (values.only === undefined || name.includes(values.only)) figures.push(...(await measure()));
console.table(figures);
if (values.json) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
process.exit(figures.every(({ pass }) => pass) ? 0 : 1);
