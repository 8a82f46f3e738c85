/** Picking the file with the stations; what was said about it before is offered again. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Message } from "../../shared/ledger/preview.ts";
import { EarlierAnswers } from "../ledger/earlier-answers.tsx";
import { type KeptStations, keepStations, keptStations } from "../ledger/kept-import.ts";
import { sayMessage } from "../ledger/say-message.ts";
import { Button } from "../look/button.tsx";
import { Loading, Notice } from "../look/notice.tsx";
import { t } from "../text/text.ts";
import { readTables, type StationTables } from "./read-table.ts";

interface Props {
  committee: string;
  /** What is being read now, if anything: it is no file of earlier. */
  open: StationTables | null;
  onTables(tables: StationTables, said: KeptStations["said"]): void;
}

export function FilePick({ committee, open, onTables }: Props) {
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Message | "offline" | null>(null);
  const [earlier, setEarlier] = useState<readonly KeptStations[]>([]);
  const [picked, setPicked] = useState<StationTables | null>(null);
  useEffect(() => void keptStations().then(setEarlier), []);
  const here = earlier.filter((kept) => kept.committee === committee && kept.hash !== open?.hash);
  const read = async (file: File) => {
    setBusy(true);
    setFailed(null);
    setPicked(null);
    const tables = await readTables(file, committee).catch(() => "offline" as const);
    const kept = await keptStations();
    setEarlier(kept);
    setBusy(false);
    if (tables === "offline" || "key" in tables) return setFailed(tables);
    const isKept = ({ committee: of, hash }: KeptStations) =>
      of === committee && hash === tables.hash;
    // The one that is open already has its answers; a new one has none.
    if (tables.hash !== open?.hash && kept.some(isKept)) setPicked(tables);
    else onTables(tables, kept.find(isKept)?.said ?? {});
  };
  const goOn = (said: KeptStations["said"]) => {
    if (picked) onTables(picked, said);
    setPicked(null);
  };
  const drop = async (kept: KeptStations) => {
    await keepStations(kept, null);
    setEarlier(await keptStations());
  };
  return (
    <section class="ledger-part on-screen" aria-label={t("stationImport.pick")}>
      {failed && (
        <Notice tone="bad" title={t("stationImport.failed")}>
          {failed === "offline" ? t("common.notLoaded.why") : sayMessage(failed)}
        </Notice>
      )}
      {here.map((kept) => (
        <EarlierAnswers
          key={kept.hash}
          of={{ file: kept.file, count: countOf(kept), picked: kept.hash === picked?.hash }}
          onGoOn={() => goOn(kept.said)}
          onAgain={() => void drop(kept).then(() => goOn({}))}
          onDrop={() => void drop(kept)}
        />
      ))}
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,.xlsx,.json,.geojson"
        aria-label={t("stationImport.pick")}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void read(file);
          event.currentTarget.value = "";
        }}
      />
      <div>
        <Button icon="upload" busy={busy} onClick={() => input.current?.click()}>
          {t(open ? "ledger.page.pickOther" : "stationImport.pick")}
        </Button>
      </div>
      {busy && <Loading what={t("stationImport.reading")} />}
    </section>
  );
}

/** How many things were said about a file. */
const countOf = ({ said }: KeptStations): number =>
  Object.values(said).reduce(
    (sum, { layout, usual, answers, given }) =>
      sum +
      Object.keys(layout.columns).length +
      Object.values(usual).filter((one) => one !== null).length +
      Object.keys(answers).length +
      given.length,
    0,
  );
