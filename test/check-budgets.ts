/** Fails where a bundle has outgrown its budget. */
import { weightFigures } from "./bench/weight.ts";

const heavy = (await weightFigures()).filter(({ pass }) => !pass);
for (const { name, figure, unit, bound } of heavy)
  console.error(`${name}: ${figure} ${unit}, at most ${bound}`);
process.exit(heavy.length > 0 ? 1 : 0);
