/** Signing in by list: one tap a unit, one more for a proxy, and a wrong tap is taken back. */
import { useEffect, useRef, useState } from "preact/hooks";
import type { Attendance } from "../../shared/attendance.ts";
import { rowCodeOf } from "../../shared/meeting/row-codes.ts";
import { pendingOn } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Field } from "../look/field.tsx";
import { Icon, type IconName } from "../look/icons.tsx";
import { nameOf } from "../record/names.ts";
import { langOf, t } from "../text/text.ts";
import { RowCodeForm } from "./row-code-form.tsx";
import type { Room } from "./use-room.ts";

const ICONS: Readonly<Record<string, IconName>> = {
  present: "check",
  proxy: "people",
  excused: "pause",
  absent: "closed",
};
const isIn = ({ state }: Attendance): boolean => state === "present" || state === "proxy";

/** Every unit that is expected. */
export function SignInList({ room }: { room: Room }) {
  const { attendances, runs, meeting } = room;
  const open = runs && ["in_session", "minutes_draft"].includes(meeting.state);
  return (
    <section class="room-list" aria-label={t("room.list")}>
      <h2>{t("room.list")}</h2>
      {open && <RowCodeForm room={room} />}
      <ol>
        {attendances.map((attendance, index) => (
          <UnitRow
            key={attendance.id}
            room={room}
            attendance={attendance}
            code={rowCodeOf(index)}
            open={open}
          />
        ))}
      </ol>
    </section>
  );
}

function UnitRow(props: { room: Room; attendance: Attendance; code: string; open: boolean }) {
  const { room, attendance, code, open } = props;
  const [naming, setNaming] = useState(false);
  const row = useRef<HTMLLIElement>(null);
  const { id, state, unit, proxyTitle } = attendance;
  const name = nameOf("unit", unit);
  /** What was tapped is gone then: the focus goes to what the row offers next. */
  const stay = () => setTimeout(() => row.current?.querySelector("button")?.focus());
  const give = async (command: string, args: Record<string, unknown>) => {
    await room.act("attendance", command, id, args);
    stay();
  };
  const proxy = async (title: string) => {
    setNaming(false);
    await give("signInProxy", {
      by: "list",
      ...(title.trim() ? { proxyTitle: title.trim() } : {}),
    });
  };
  const label = (
    <>
      <span class="room-row-code">{code}</span>
      <span class="room-row-name" lang={langOf(name)}>
        {name}
      </span>
      <span class="room-row-state">
        {ICONS[state] && <Icon name={ICONS[state]} />}
        {t(`state.attendance.${state}`)}
        {proxyTitle && state === "proxy" && <span lang={langOf(proxyTitle)}> · {proxyTitle}</span>}
        {pendingOn(id).length > 0 && <Icon name="waiting" />}
      </span>
    </>
  );
  return (
    <li ref={row} class={isIn(attendance) ? "room-row room-row-in" : "room-row"}>
      {open && !isIn(attendance) ? (
        <button
          type="button"
          class="room-row-tap"
          onClick={() => void give("signIn", { by: "list" })}
        >
          <span class="unseen">{t("command.attendance.signIn")}</span>
          {label}
        </button>
      ) : (
        <p class="room-row-tap">{label}</p>
      )}
      {open && isIn(attendance) && !naming && (
        <div class="room-row-more">
          {state === "present" && (
            <Button
              kind="bare"
              // What the unit said in its reply is not asked again.
              onClick={() => (proxyTitle ? void proxy(proxyTitle) : setNaming(true))}
            >
              {t("room.proxy")}
              <span class="unseen"> {name}</span>
            </Button>
          )}
          <Button kind="bare" onClick={() => void give("takeBack", {})}>
            {t("room.takeBack")}
            <span class="unseen"> {name}</span>
          </Button>
        </div>
      )}
      {naming && (
        <ProxyForm
          id={id}
          onDone={(title) => void proxy(title)}
          onClose={() => {
            setNaming(false);
            stay();
          }}
        />
      )}
    </li>
  );
}

function ProxyForm(props: { id: string; onDone(title: string): void; onClose(): void }) {
  const [title, setTitle] = useState("");
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector("input")?.focus(), []);
  return (
    <form
      ref={form}
      class="room-proxy"
      noValidate
      onKeyDown={(event) => event.key === "Escape" && props.onClose()}
      onSubmit={(event) => {
        event.preventDefault();
        props.onDone(title);
      }}
    >
      <Field
        id={`proxy-${props.id}`}
        label={t("field.attendance.proxyTitle")}
        hint={t("field.attendance.proxyTitle.hint")}
        value={title}
        onInput={setTitle}
        optional
        maxLength={60}
      />
      <div class="room-row-more">
        <Button type="submit">{t("command.attendance.signInProxy")}</Button>
        <Button kind="bare" onClick={props.onClose}>
          {t("common.cancel")}
        </Button>
      </div>
    </form>
  );
}
