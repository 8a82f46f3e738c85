/** One station: from the directory at once, the rest of it when there is network. */
import { useEffect, useState } from "preact/hooks";
import type { Facility } from "../../shared/station/facts.ts";
import { type Listed, type Opened, placeOf } from "../../shared/station/opened.ts";
import { ask } from "../ask.ts";
import { directory, keepUpToDate } from "./directory.ts";

/** What the directory leaves out. */
export interface Rest {
  station: {
    facilities: readonly {
      facility: Facility;
      has: boolean;
      note: string | null;
      verifiedAt: string | null;
    }[];
    /** Names of what is under `…/pictures/`. */
    pictures: readonly string[];
  };
  operator: string | null;
  community: string | null;
  street: string | null;
  sample: boolean;
}

/** The station of an address; undefined where the directory has none. */
export function stationIn({ directory: { committees }, columns, at }: Opened, place: string) {
  let before = 0;
  for (const [committee, count] of committees) {
    for (let i = before; i < before + count; i++)
      if (placeOf({ committee, number: columns.number(i) }) === place) return at(i);
    before += count;
  }
  return undefined;
}

/**
 * @param place its public address
 * @returns `listed` null while there is no directory yet; undefined where it holds no such station
 */
export function useStation(place: string): {
  listed: Listed | null | undefined;
  rest: Rest | null;
  /** The rest was asked for and nothing came. */
  isPart: boolean;
} {
  const [rest, setRest] = useState<Rest | null>(null);
  const [isPart, setPart] = useState(false);
  const opened = directory.value;
  useEffect(keepUpToDate, []);
  useEffect(() => setRest(null), [place]);
  // What is shown of the same station stays until there is newer: nothing jumps under a finger.
  useEffect(() => {
    let here = true;
    void ask<Rest>("GET", `/api/public/stations/${place}`).then((answer) => {
      if (!here) return;
      setPart(!answer.done);
      if (answer.done) setRest(answer.body);
    });
    return () => {
      here = false;
    };
  }, [place, opened?.directory.revision]);
  return { listed: opened && stationIn(opened, place), rest, isPart };
}
