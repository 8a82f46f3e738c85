/** A committee in memory that takes a plan's steps, each decided as the server decides it. */
import type { Grid } from "../../shared/grid.ts";
import { decide } from "../../shared/kit/decide.ts";
import { keyOf } from "../../shared/kit/mutation.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import type { SheetKind } from "../../shared/ledger/columns.ts";
import { parseCsv, writeCsv } from "../../shared/ledger/csv.ts";
import {
  type CardOfSeat,
  exportedDrafts,
  indexLists,
  knownOf,
  type Lists,
} from "../../shared/ledger/lists.ts";
import { planImport } from "../../shared/ledger/plan.ts";
import type { Answer, Preview } from "../../shared/ledger/preview.ts";
import { readLedger } from "../../shared/ledger/read.ts";
import type { Step } from "../../shared/ledger/steps.ts";
import { exportTable } from "../../shared/ledger/write.ts";
import { NOUNS } from "../../shared/nouns.ts";
import type { Problem } from "../../shared/problem.ts";
import type { Project } from "../../shared/project.ts";
import type { Resource } from "../../shared/resource.ts";
import type { Seat } from "../../shared/seat.ts";
import type { Unit } from "../../shared/unit.ts";
import { COMMITTEE, secretary } from "./world.ts";

const KINDS: readonly SheetKind[] = ["units", "resources", "problems", "projects"];
let ids = 0;
/** Ids in order; what they look like matters, not when they were made. */
export const newId = (): string => `01K${String(ids++).padStart(23, "0")}`;

export class Community {
  readonly records = new Map<string, Entity>();
  readonly people: CardOfSeat[] = [];
  now = "2026-10-01T00:00:00.000Z";

  /** Gives the steps in order. @throws where one is refused */
  apply(steps: readonly Step[]): void {
    for (const step of steps) {
      const { noun, command, target, base, id, args, card } = step;
      if (command !== null) {
        const mutation = { id, noun, command, target, base, args, committee: COMMITTEE };
        const setting = { nouns: NOUNS, loaded: this.records, now: this.now };
        const decision = decide(setting, mutation, secretary);
        if (decision.outcome === "refused")
          throw new Error(`${noun}.${command}: ${JSON.stringify({ ...decision, args })}`);
        for (const effect of decision.effects) {
          const number = effect.after.number ?? this.of(effect.noun).length + 1;
          this.records.set(keyOf(effect.noun, effect.after.id), { ...effect.after, number });
        }
      }
      if (card) {
        const seat = target ?? id;
        const held = this.people.find((person) => person.seat === seat);
        if (held) Object.assign(held, card);
        else this.people.push({ person: `person of ${seat}`, seat, ...card });
      }
    }
  }

  of(noun: string): Entity[] {
    return [...this.records].flatMap(([key, record]) =>
      key.startsWith(`${noun}/`) ? [record] : [],
    );
  }

  lists(): Lists {
    return {
      units: this.of("unit") as Unit[],
      seats: this.of("seat") as Seat[],
      grids: this.of("grid") as Grid[],
      resources: this.of("resource") as Resource[],
      problems: this.of("problem") as Problem[],
      projects: this.of("project") as Project[],
      people: this.people,
    };
  }

  /** Reads sheets against the lists, as the import page does. */
  read(
    grids: readonly {
      name: string;
      rows: readonly (readonly (string | number | boolean | Date | null)[])[];
    }[],
    answers: Readonly<Record<string, Answer>> = {},
  ): Preview {
    return readLedger({ grids, today: "2026-11-20", known: knownOf(this.lists()), answers });
  }

  plan(preview: Preview) {
    return planImport(preview, this.lists(), newId);
  }

  /** The four lists as csv. */
  export(): Record<SheetKind, string> {
    const lists = this.lists();
    const drafts = exportedDrafts(lists);
    const { numberOf } = indexLists(lists);
    return Object.fromEntries(
      KINDS.map((kind) => [kind, writeCsv(exportTable(kind, drafts[kind], numberOf))]),
    ) as Record<SheetKind, string>;
  }

  /** An export as the grids of a workbook, optionally with cells changed. */
  grids(edit: (kind: SheetKind, rows: string[][]) => string[][] = (_, rows) => rows) {
    const csv = this.export();
    return KINDS.map((kind) => ({ name: kind, rows: edit(kind, parseCsv(csv[kind])) }));
  }
}
