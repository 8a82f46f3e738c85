/** One person: name, how to reach them, and behind a fold their devices, history and role. */
import { useEffect, useState } from "preact/hooks";
import { authorityOver } from "../../shared/access.ts";
import type { Role } from "../../shared/kit/roles.ts";
import { type Device, DeviceRow } from "../account/device-row.tsx";
import { ProblemNotice } from "../account/problem-notice.tsx";
import { type Answer, ask, type Problem } from "../ask.ts";
import { view } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { Icon } from "../look/icons.tsx";
import { Loading, Notice } from "../look/notice.tsx";
import { Tag } from "../look/tag.tsx";
import { actorHere } from "../record/names.ts";
import { Timeline } from "../record/timeline-list.tsx";
import { langOf, t } from "../text/text.ts";
import type { Person } from "./roster.ts";

interface Props {
  person: Person;
  /** Roles that the line speaks of: the seat's, or all that the person holds. */
  grants: Person["grants"];
  committee: string;
  onChanged(): void;
}

/** A person, and what whoever keeps them may do. */
export function PersonLine({ person, grants, committee, onChanged }: Props) {
  const [open, setOpen] = useState(false);
  const actor = actorHere();
  const isMe = person.person === view.value.me?.person;
  const kept = person.grants.some(
    ({ role }) => actor && authorityOver(actor, role as Role, committee),
  );
  const name = person.displayName ?? t("people.nameless");
  return (
    <div class="person">
      <p class="person-name">
        <Icon name="person" />
        <span lang={langOf(name)}>{name}</span>
        {isMe && <Tag tone="gold">{t("people.you")}</Tag>}
        {person.workPhone && <a href={`tel:${person.workPhone}`}>{person.workPhone}</a>}
      </p>
      {isMe ? (
        <a class="person-own" href="/devices">
          {t("people.devices.mine")}
        </a>
      ) : (
        kept && (
          <details class="record-more" onToggle={(event) => setOpen(event.currentTarget.open)}>
            <summary>{t("people.manage")}</summary>
            {open && (
              <div class="person-kept">
                <Devices person={person.person} />
                <Timeline id={person.person} none={t("people.history.none")} />
                {grants.map((grant) => (
                  <EndRole
                    key={`${grant.role} ${grant.unit}`}
                    name={name}
                    grant={{ person: person.person, scope: committee, ...grant }}
                    onDone={onChanged}
                  />
                ))}
              </div>
            )}
          </details>
        )
      )}
    </div>
  );
}

/** Somebody's devices; a lost one is cut off with one tap. */
function Devices({ person }: { person: string }) {
  const [answer, setAnswer] = useState<Answer<{ items: readonly Device[] }> | null>(null);
  const [cut, setCut] = useState<Answer<unknown> | null>(null);
  const load = () =>
    void ask<{ items: readonly Device[] }>("GET", `/api/devices?person=${person}`).then(setAnswer);
  useEffect(load, [person]);
  const cutOff = async (device: Device) => {
    setCut(await ask("DELETE", `/api/devices/${device.id}`));
    load();
  };
  return (
    <section class="my-section">
      <h4>{t("people.devices")}</h4>
      {cut?.done && <Notice tone="good">{t("people.devices.cut")}</Notice>}
      {cut && !cut.done && <ProblemNotice problem={cut.problem} />}
      {answer === null ? (
        <Loading />
      ) : !answer.done ? (
        <ProblemNotice problem={answer.problem} />
      ) : answer.body.items.length === 0 ? (
        <p class="aside">{t("people.devices.none")}</p>
      ) : (
        <ul class="my-links">
          {answer.body.items.map((device) => (
            <DeviceRow key={device.id} device={device} onRevoke={() => void cutOff(device)} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface Held {
  person: string;
  role: string;
  scope: string;
  unit: string | null;
}

function EndRole({ name, grant, onDone }: { name: string; grant: Held; onDone(): void }) {
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const actor = actorHere();
  if (!actor || !authorityOver(actor, grant.role as Role, grant.scope)) return null;
  const role = t(`role.${grant.role}`);
  const end = async () => {
    setAsking(false);
    const { person, scope, unit } = grant;
    const query = new URLSearchParams({ person, role: grant.role, scope, ...(unit && { unit }) });
    const answer = await ask("DELETE", `/api/grants?${query}`);
    setProblem(answer.done ? null : answer.problem);
    if (answer.done || answer.problem.status === 404) onDone();
  };
  return (
    <div>
      <ProblemNotice problem={problem} />
      <Button kind="danger" icon="leave" onClick={() => setAsking(true)}>
        {t("people.end", { role })}
      </Button>
      <Dialog
        open={asking}
        title={t("people.end.title", { name, role })}
        onClose={() => setAsking(false)}
        confirm={{
          label: t("people.end", { role }),
          danger: true,
          onConfirm: () => void end(),
        }}
      >
        <p>{t("people.end.why")}</p>
      </Dialog>
    </div>
  );
}
