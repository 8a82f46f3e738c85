/** A table that was picked, with everything that was said about it; that is kept until no row is left. */
import { useEffect, useMemo, useState } from "preact/hooks";
import { normalizeHeader } from "../../shared/ledger/columns.ts";
import { AS_GUESSED, readStations } from "../../shared/station/import.ts";
import { answeredWith } from "../../shared/station/import-row.ts";
import { type KeptStations, keepStations, type SaidOfTable } from "../ledger/kept-import.ts";
import { Notice } from "../look/notice.tsx";
import { t } from "../text/text.ts";
import { ApplyRows } from "./apply-rows.tsx";
import { ImportRows } from "./import-rows.tsx";
import { LayoutPart } from "./layout-part.tsx";
import { rememberColumn, rememberedColumns, type StationTables } from "./read-table.ts";
import { UsualPart } from "./usual-part.tsx";

type SaidInPart = Partial<SaidOfTable>;

interface Props {
  committee: string;
  tables: StationTables;
  /** What was said before, by table. */
  said: KeptStations["said"];
}

export function TablePart({ committee, tables, said: before }: Props) {
  const { file, hash, grids, known, toWgs84 } = tables;
  const [grid, setGrid] = useState(tables.likely);
  const [remembered, setRemembered] = useState(rememberedColumns(committee));
  const [all, setAll] = useState(before);
  const said: SaidOfTable = all[grid.name] ?? {
    layout: AS_GUESSED,
    usual: tables.usual,
    answers: {},
    given: [],
  };
  const { layout, usual, answers, given } = said;
  const read = useMemo(
    () => readStations({ grid, layout, remembered, known, usual, answers, toWgs84 }),
    [grid, layout, remembered, known, usual, answers, toWgs84],
  );
  const say = (more: (earlier: SaidOfTable) => SaidInPart) =>
    setAll((earlier) => {
      const here = earlier[grid.name] ?? said;
      return { ...earlier, [grid.name]: { ...here, ...more(here) } };
    });
  const there = new Set(given);
  const rows = read.rows.filter(({ key }) => !there.has(key));
  const isDone = read.rows.length > 0 && rows.length === 0;
  useEffect(() => {
    if (all !== before)
      void keepStations({ committee, hash }, isDone ? null : { committee, file, hash, said: all });
  }, [all, isDone]);
  if (read.headerRow === null && grids.length < 2)
    return (
      <Notice tone="bad" title={t("stationImport.failed")}>
        {t("stationImport.empty")}
      </Notice>
    );
  return (
    <>
      <LayoutPart
        key={`layout ${grid.name}`}
        grids={grids}
        grid={grid}
        read={read}
        onGrid={setGrid}
        onLayout={(next) => say(() => ({ layout: next }))}
        onColumn={(index, field) => {
          const header = normalizeHeader(read.headers[index] ?? "");
          if (header !== "") rememberColumn(committee, header, field);
          setRemembered(rememberedColumns(committee));
          say(() => ({ layout: { ...layout, columns: { ...layout.columns, [index]: field } } }));
        }}
      />
      {read.rows.length > 0 && (
        <>
          <UsualPart
            units={known.units}
            usual={usual}
            onUsual={(next) => say(() => ({ usual: next }))}
          />
          <ImportRows
            key={grid.name}
            rows={rows}
            onAnswer={(key, more) =>
              say((earlier) => ({
                answers: { ...earlier.answers, [key]: answeredWith(earlier.answers[key], more) },
              }))
            }
            onTakeBack={(keys) =>
              say((earlier) => ({
                answers: Object.fromEntries(
                  Object.entries(earlier.answers).filter(([key]) => !keys.includes(key)),
                ),
              }))
            }
          />
          <ApplyRows
            committee={committee}
            grid={grid}
            read={{ ...read, rows }}
            done={given.length}
            onGiven={(keys) => say((earlier) => ({ given: [...earlier.given, ...keys] }))}
          />
        </>
      )}
    </>
  );
}
