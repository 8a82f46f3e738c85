/** Row codes of the printed sheet, typed one after the other: each is checked, none is lost. */
import { useState } from "preact/hooks";
import { codesIn, rowOf } from "../../shared/meeting/row-codes.ts";
import { Button } from "../look/button.tsx";
import { Field, Form } from "../look/field.tsx";
import { nameOf } from "../record/names.ts";
import { t } from "../text/text.ts";
import type { Room } from "./use-room.ts";

export function RowCodeForm({ room }: { room: Room }) {
  const { attendances, act } = room;
  const [typed, setTyped] = useState("");
  const [wrong, setWrong] = useState<readonly string[]>([]);
  const [said, setSaid] = useState<{ signed: string[]; before: string[] } | null>(null);
  const sign = async () => {
    const signed: string[] = [];
    const before: string[] = [];
    const left: string[] = [];
    for (const code of codesIn(typed)) {
      const row = rowOf(code);
      const attendance = row === null ? undefined : attendances[row];
      if (!attendance) {
        left.push(code);
        continue;
      }
      const name = nameOf("unit", attendance.unit);
      if (attendance.state === "present" || attendance.state === "proxy") before.push(name);
      else if (await act("attendance", "signIn", attendance.id, { by: "sheet" })) signed.push(name);
      else left.push(code);
    }
    // What could not be read stays to be mended.
    setTyped(left.join(" "));
    setWrong(left);
    setSaid(signed.length + before.length > 0 ? { signed, before } : null);
  };
  return (
    <div class="room-row-codes">
      <Form onSubmit={() => void sign()}>
        <Field
          id="row-codes"
          label={t("room.codes")}
          hint={t("room.codes.how")}
          value={typed}
          onInput={(next) => {
            setTyped(next);
            setWrong([]);
          }}
          optional
          error={wrong.length > 0 ? t("room.codes.unknown", { codes: wrong.join(" ") }) : undefined}
        />
        <div>
          <Button type="submit">{t("command.attendance.signIn")}</Button>
        </div>
      </Form>
      <p role="status" class="aside">
        {said && said.signed.length > 0 && (
          <span>{t("room.codes.signed", { names: said.signed.join(t("list.or")) })} </span>
        )}
        {said && said.before.length > 0 && (
          <span>{t("room.codes.before", { names: said.before.join(t("list.or")) })}</span>
        )}
      </p>
    </div>
  );
}
