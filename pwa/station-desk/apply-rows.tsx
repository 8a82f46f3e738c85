/** Puts the rows that are ready on the list, one command each; the rest can be kept as a file. */
import { useRef, useState } from "preact/hooks";
import type { Grid } from "../../shared/ledger/cells.ts";
import { writeCsv } from "../../shared/ledger/csv.ts";
import type { StationImport } from "../../shared/station/import.ts";
import { refusedStations } from "../../shared/station/import-refused.ts";
import { saveFile } from "../ledger/files.ts";
import { giveAll, online, syncNow } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Notice, Progress } from "../look/notice.tsx";
import { listPath } from "../record/paths.ts";
import { sayNo } from "../record/refusal.tsx";
import { t } from "../text/text.ts";
import { sayReasons } from "./say-reasons.ts";

interface Props {
  committee: string;
  grid: Grid;
  /** Without what was given already. */
  read: StationImport;
  /** How many were given. */
  done: number;
  onGiven(keys: readonly string[]): void;
}

/** Rows that are given together. */
const AT_ONCE = 50;

export function ApplyRows({ committee, grid, read, done, onGiven }: Props) {
  const [sending, setSending] = useState<{ done: number; total: number } | null>(null);
  const [refused, setRefused] = useState<string | null>(null);
  const stopped = useRef(false);
  const ready = read.rows.filter(({ status }) => status === "ready");
  const left = read.rows.filter(({ status }) => status !== "ready");
  const apply = async () => {
    stopped.current = false;
    setRefused(null);
    for (let at = 0; at < ready.length && !stopped.current; at += AT_ONCE) {
      setSending({ done: at, total: ready.length });
      const rows = ready.slice(at, at + AT_ONCE);
      const answers = await giveAll(
        rows.map(({ args }) => ({
          noun: "station",
          command: "list",
          target: null,
          committee,
          args,
        })),
      );
      onGiven(rows.filter((_, i) => answers[i]?.outcome === "waiting").map(({ key }) => key));
      const last = answers.at(-1);
      if (last?.outcome === "refused") {
        const name = rows[answers.length - 1]?.name ?? "";
        setRefused(`${name} · ${sayNo(last.refusal).title}`);
        break;
      }
      // What has left the outbox need not be read again for every row that comes after it.
      if (online.peek()) await syncNow();
    }
    setSending(null);
  };
  const download = () => {
    const table = refusedStations({ grid }, { ...read, rows: left }, sayReasons);
    saveFile("stations-left.csv", new Blob([writeCsv(table)], { type: "text/csv" }));
  };
  if (sending)
    return (
      <Progress
        label={t("stationImport.giving")}
        {...sending}
        onCancel={() => {
          stopped.current = true;
        }}
      />
    );
  return (
    <section class="ledger-part on-screen" aria-label={t("stationImport.apply")}>
      {refused && <Notice tone="bad">{refused}</Notice>}
      {done > 0 && (
        <Notice
          tone="good"
          actions={
            <Button href={listPath("station", { committee })}>{t("noun.station.many")}</Button>
          }
        >
          {t(online.value ? "stationImport.done" : "stationImport.doneOffline", { count: done })}
        </Notice>
      )}
      {left.length > 0 && (
        <div class="ledger-left">
          <p>{t("stationImport.left", { count: left.length })}</p>
          <div>
            <Button icon="download" onClick={download}>
              {t("stationImport.leftCsv")}
            </Button>
          </div>
        </div>
      )}
      <div>
        <Button
          kind="main"
          icon="check"
          onClick={() => void apply()}
          {...(ready.length === 0 ? { closed: t("stationImport.nothingReady") } : {})}
        >
          {t("stationImport.applyNow", { count: ready.length })}
        </Button>
      </div>
    </section>
  );
}
