/** A file with stations as tables, and what the community has already. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Grid as Outline } from "../../shared/grid.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import { isTerminal } from "../../shared/kit/noun.ts";
import type { Grid } from "../../shared/ledger/cells.ts";
import type { RememberedColumns } from "../../shared/ledger/columns.ts";
import { decodeCsv } from "../../shared/ledger/csv.ts";
import { inspectSize } from "../../shared/ledger/guard.ts";
import type { Message } from "../../shared/ledger/preview.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { ToWgs84 } from "../../shared/station/coordinates.ts";
import { readGeoJson } from "../../shared/station/geojson.ts";
import { AS_GUESSED, readStations } from "../../shared/station/import.ts";
import type { KnownStations, Usual } from "../../shared/station/import-row.ts";
import type { Station } from "../../shared/station.ts";
import type { Unit } from "../../shared/unit.ts";
import { recordsOf } from "../local/index.ts";
import { recall, remember } from "../text/remembered.ts";

export interface StationTables {
  file: string;
  /** SHA-256 of its bytes, hex. */
  hash: string;
  /** When it was opened: another opening is another reading. */
  at: number;
  grids: readonly Grid[];
  /** The one that looks like stations. */
  likely: Grid;
  /** As it was when the file was opened: what is given out of it is no duplicate of itself. */
  known: KnownStations;
  /** What the file's format says about all rows. */
  usual: Usual;
  toWgs84: ToWgs84;
}

const NOTHING_USUAL: Usual = { datum: null, unit: null, kind: null, barrier: null };

/** Reads a csv, xlsx or GeoJSON file. @returns why it can't be, in a sentence's key */
export async function readTables(file: File, committee: string): Promise<StationTables | Message> {
  const [{ readWorkbook }, { toWgs84 }] = await Promise.all([
    import("../ledger/workbook.ts"),
    import("./datum.ts"),
  ]);
  const oversized = inspectSize(file.size);
  if (oversized) return oversized;
  const bytes = new Uint8Array(await file.arrayBuffer());
  const known = knownIn(committee);
  const whole = {
    file: file.name,
    hash: bytesToHex(sha256(bytes)),
    at: Date.now(),
    known,
    toWgs84,
  };
  if (/json$/i.test(file.name)) {
    const grid = readGeoJson(decodeCsv(bytes), file.name.replace(/\.[^.]*$/, ""));
    if (!grid) return { key: "stationImport.notGeoJson", params: {} };
    // RFC 7946, section 4: always WGS-84. Somebody may know better of a file that is wrong.
    return { ...whole, grids: [grid], likely: grid, usual: { ...NOTHING_USUAL, datum: "wgs84" } };
  }
  const workbook = await readWorkbook(file, file.name);
  if (!workbook.ok) return workbook;
  const { grids } = workbook;
  const holdsStations = (grid: Grid) =>
    readStations({
      grid: { ...grid, rows: grid.rows.slice(0, 10) },
      layout: AS_GUESSED,
      remembered: rememberedColumns(committee),
      known,
      usual: NOTHING_USUAL,
      answers: {},
      toWgs84,
    }).missing.length === 0;
  const likely = grids.find(holdsStations) ?? grids[0] ?? { name: "", rows: [] };
  return { ...whole, grids, likely, usual: NOTHING_USUAL };
}

const columnsKey = (committee: string): string => `gongjian.stationColumns.${committee}`;

/** What columns were said to be in this committee's earlier lists of stations. */
export const rememberedColumns = (committee: string): RememberedColumns =>
  JSON.parse(recall(columnsKey(committee)) ?? "{}") as RememberedColumns;

/** Remembers what a column is for this committee's next list of stations. */
export const rememberColumn = (committee: string, header: string, field: string): void =>
  remember(
    columnsKey(committee),
    JSON.stringify({ ...rememberedColumns(committee), [header]: field }),
  );

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
    grids: here<Outline>("grid").map(({ id, code, outline }) => ({ id, name: code, outline })),
    stations: here<Station>("station").map(({ name, latitude, longitude }) => ({
      name,
      latitude,
      longitude,
    })),
  };
}
