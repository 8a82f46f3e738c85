/** The lists as files, in the columns of the paper form and with ids, so that they can come back. */
import { useState } from "preact/hooks";
import { COLUMNS, type SheetKind } from "../../shared/ledger/columns.ts";
import { sayProblem } from "../account/say-problem.ts";
import { Button } from "../look/button.tsx";
import { Notice } from "../look/notice.tsx";
import { language, t } from "../text/text.ts";
import { writeFiles } from "./files.ts";
import type { Trouble } from "./messages.ts";

const KINDS = Object.keys(COLUMNS) as SheetKind[];
type As = SheetKind | "xlsx";

export function ExportPart({ committee }: { committee: { code: string; name: string } }) {
  const [busy, setBusy] = useState<As | null>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const write = async (as: As): Promise<void> => {
    setBusy(as);
    setTrouble(null);
    const names = Object.fromEntries(
      KINDS.map((kind) => [kind, t(`ledger.sheet.${kind}`)]),
    ) as Record<SheetKind, string>;
    const asked = { committee: committee.code, as, names, file: committee.name };
    setTrouble(await writeFiles({ ...asked, language: language.peek() }));
    setBusy(null);
  };
  const button = (as: As, label: string) => (
    <Button key={as} icon="download" busy={busy === as} onClick={() => void write(as)}>
      {label}
    </Button>
  );
  return (
    <section class="ledger-part on-screen" aria-labelledby="export-title">
      <h2 id="export-title">{t("ledger.page.export")}</h2>
      <p class="aside">{t("ledger.page.export.why")}</p>
      {trouble && (
        <Notice tone="bad" title={sayProblem({ status: 0, ...trouble }).title}>
          {sayProblem({ status: 0, ...trouble }).detail}
        </Notice>
      )}
      <div class="ledger-actions">
        {button("xlsx", t("ledger.page.export.xlsx"))}
        {KINDS.map((kind) =>
          button(kind, t("ledger.page.export.csv", { list: t(`ledger.sheet.${kind}`) })),
        )}
      </div>
    </section>
  );
}
