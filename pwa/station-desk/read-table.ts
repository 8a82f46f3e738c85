/** A file with stations as a table, and what the community has already. */
import type { Grid as Outline } from "../../shared/grid.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { isTerminal } from "../../shared/kit/noun.ts";
import type { Grid } from "../../shared/ledger/cells.ts";
import { decodeCsv } from "../../shared/ledger/csv.ts";
import type { Message } from "../../shared/ledger/preview.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { ToWgs84 } from "../../shared/station/coordinates.ts";
import { readGeoJson } from "../../shared/station/geojson.ts";
import { type KnownStations, readStations } from "../../shared/station/import.ts";
import type { Station } from "../../shared/station.ts";
import type { Unit } from "../../shared/unit.ts";
import { recordsOf } from "../local/index.ts";

export interface StationTable {
  file: string;
  /** When it was opened: another opening is another table. */
  at: number;
  grid: Grid;
  /** As it was when the file was opened: what is given out of it is no duplicate of itself. */
  known: KnownStations;
  toWgs84: ToWgs84;
}

/** Reads a csv, xlsx or GeoJSON file. @returns why it can't be, in a sentence of ledger.json */
export async function readTable(file: File, committee: string): Promise<StationTable | Message> {
  const [{ readWorkbook }, { toWgs84 }] = await Promise.all([
    import("../ledger/workbook.ts"),
    import("./datum.ts"),
  ]);
  const known = knownIn(committee);
  const table = { file: file.name, at: Date.now(), known, toWgs84 };
  if (/json$/i.test(file.name)) {
    const grid = readGeoJson(decodeCsv(new Uint8Array(await file.arrayBuffer())), file.name);
    return grid ? { ...table, grid } : { key: "file.damaged", params: {} };
  }
  const workbook = await readWorkbook(file, file.name);
  if (!workbook.ok) return workbook;
  const usual = { datum: null, kind: null, barrier: null };
  const holdsStations = (grid: Grid) =>
    readStations({
      grid: { ...grid, rows: grid.rows.slice(0, 10) },
      known,
      usual,
      answers: {},
      toWgs84,
    }).headerRow !== null;
  const grid = workbook.grids.find(holdsStations) ?? workbook.grids[0] ?? { name: "", rows: [] };
  return { ...table, grid };
}

function knownIn(committee: string): KnownStations {
  const here = <E extends Entity>(noun: string): E[] =>
    recordsOf<E>(noun).filter(
      (record) => record.committee === committee && !isTerminal(nounNamed(noun), record.state),
    );
  return {
    units: here<Unit>("unit").map(({ id, name, shortName }) => ({
      id,
      name,
      shortNames: shortName?.split("\n") ?? [],
    })),
    grids: here<Outline>("grid").map(({ id, code }) => ({ id, name: code })),
    stations: here<Station>("station").map(({ name, latitude, longitude }) => ({
      name,
      latitude,
      longitude,
    })),
  };
}
