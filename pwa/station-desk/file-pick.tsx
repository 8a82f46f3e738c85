/** Picking the file with the stations. */
import { useRef, useState } from "preact/hooks";
import type { Message } from "../../shared/ledger/preview.ts";
import { sayMessage } from "../ledger/say-message.ts";
import { Button } from "../look/button.tsx";
import { Loading, Notice } from "../look/notice.tsx";
import { t } from "../text/text.ts";
import { readTable, type StationTable } from "./read-table.ts";

export function FilePick(props: { committee: string; onTable(table: StationTable): void }) {
  const { committee, onTable } = props;
  const input = useRef<HTMLInputElement>(null);
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<Message | "offline" | null>(null);
  const open = async (file: File) => {
    setBusy(true);
    setFailed(null);
    const read = await readTable(file, committee).catch(() => "offline" as const);
    setBusy(false);
    if (read === "offline" || "key" in read) setFailed(read);
    else onTable(read);
  };
  return (
    <section class="ledger-part on-screen" aria-label={t("stationImport.pick")}>
      {failed && (
        <Notice tone="bad" title={t("stationImport.failed")}>
          {failed === "offline" ? t("common.notLoaded.why") : sayMessage(failed)}
        </Notice>
      )}
      <input
        ref={input}
        hidden
        type="file"
        accept=".csv,.xlsx,.json,.geojson"
        aria-label={t("stationImport.pick")}
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) void open(file);
          event.currentTarget.value = "";
        }}
      />
      <div>
        <Button icon="upload" busy={busy} onClick={() => input.current?.click()}>
          {t("stationImport.pick")}
        </Button>
      </div>
      {busy && <Loading what={t("stationImport.reading")} />}
    </section>
  );
}
