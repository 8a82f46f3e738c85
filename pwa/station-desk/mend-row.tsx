/** Cells of a row written anew, right where the row is read; the file stays as it is. */
import { useState } from "preact/hooks";
import type { ImportRow, RowAnswer } from "../../shared/station/import-row.ts";
import type { StationField } from "../../shared/station/import-words.ts";
import { Button } from "../look/button.tsx";
import { Field } from "../look/field.tsx";
import { t } from "../text/text.ts";
import { sayStationField } from "./say-reasons.ts";

/** What no row can do without. */
const NEEDED: readonly StationField[] = ["name", "place"];

interface Props {
  row: ImportRow;
  fields: readonly StationField[];
  onAnswer(answer: RowAnswer): void;
}

export function MendRow({ row, fields, onAnswer }: Props) {
  const [typed, setTyped] = useState<RowAnswer["cells"]>({});
  const changed = fields.some(
    (field) => typed?.[field] !== undefined && typed[field] !== (row.texts[field] ?? ""),
  );
  return (
    <form
      class="ledger-asked"
      onSubmit={(event) => {
        event.preventDefault();
        if (!changed) return;
        setTyped({});
        onAnswer({ cells: typed ?? {} });
      }}
    >
      {fields.map((field) => (
        <Field
          key={field}
          id={`${row.key}-cell-${field}`}
          label={sayStationField(field)}
          hint={field === "place" ? t("stationImport.place.how") : undefined}
          optional={!NEEDED.includes(field)}
          value={typed?.[field] ?? row.texts[field] ?? ""}
          onInput={(text) => setTyped({ ...typed, [field]: text })}
        />
      ))}
      {changed && (
        <div>
          <Button type="submit">{t("stationImport.readAnew")}</Button>
        </div>
      )}
    </form>
  );
}
