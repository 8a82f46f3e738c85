/** Inviting to roles without a seat: street offices, departments, auditors, further administrators. */
import { useEffect, useState } from "preact/hooks";
import { journalOf, OFFICE_ROLES } from "../../shared/access.ts";
import { ProblemNotice } from "../account/problem-notice.tsx";
import type { Problem } from "../ask.ts";
import { type Street, streets } from "../board/divisions.ts";
import { Field } from "../look/field.tsx";
import { t } from "../text/text.ts";
import { allOf } from "./fetch-people.ts";
import type { Links } from "./group-part.tsx";
import { Invite, OpenInvitation, type Slip, SlipBox } from "./invite.tsx";
import type { Invitation } from "./roster.ts";

const OFFICE = "office";
const OF_A_STREET: readonly string[] = ["street", "streetLead"];

interface Props {
  /** Code of the administrator's district. */
  district: string;
  links: Links;
  onPrint(slip: Slip): void;
}

/** A role, a scope, a link; and the invitations to that scope that still wait. */
export function OfficePart({ district, links, onPrint }: Props) {
  const [role, setRole] = useState<string>(OFFICE_ROLES[0]);
  const [chosen, setChosen] = useState(district);
  const [known, setKnown] = useState<readonly Street[]>([]);
  useEffect(() => {
    void streets().then((answer) => answer.done && setKnown(answer.body));
  }, []);
  const scopes: [code: string, name: string][] = [
    ...(OF_A_STREET.includes(role) ? [] : [[district, t("people.office.district")] as const]),
    ...(role === "admin" ? [] : known.map(({ code, name }) => [code, name] as const)),
  ].map(([code, name]) => [code, name]);
  const scope = scopes.some(([code]) => code === chosen) ? chosen : (scopes[0]?.[0] ?? district);
  const place = scopes.find(([code]) => code === scope)?.[1] ?? "";
  const { waiting, problem, again } = useWaiting(scope);
  const link = links.of(OFFICE);
  const invited = link && waiting.find(({ id }) => id === link.id);
  return (
    <section class="my-section">
      <h2>{t("people.office")}</h2>
      <p class="aside">{t("people.office.why")}</p>
      <div class="office-fields">
        <Field
          id="officeRole"
          kind="choice"
          label={t("people.office.role")}
          value={role}
          onInput={setRole}
          choices={OFFICE_ROLES.map((each) => [each, t(`role.${each}`)])}
        />
        <Field
          id="officeScope"
          kind="choice"
          label={t("people.office.scope")}
          value={scope}
          onInput={setChosen}
          choices={scopes}
        />
      </div>
      <div>
        <Invite
          label={t("people.invite")}
          body={() => ({ role, scope })}
          onLink={(made) => {
            links.made(OFFICE, made);
            again();
          }}
        />
      </div>
      {link && invited && (
        <SlipBox
          slip={{ link, role: invited.role, unit: null, title: null, place }}
          onPrint={onPrint}
        />
      )}
      <ProblemNotice problem={problem} />
      {waiting.length > 0 && (
        <>
          <h3>{t("people.office.open")}</h3>
          {waiting.map((invitation) => (
            <OpenInvitation
              key={invitation.id}
              invitation={invitation}
              what={t(`role.${invitation.role}`)}
              onDone={again}
            />
          ))}
        </>
      )}
    </section>
  );
}

/** Invitations to a street or district that nobody has taken yet. */
function useWaiting(scope: string) {
  const [waiting, setWaiting] = useState<readonly Invitation[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let here = true;
    void allOf<Invitation>(`/api/invitations?committee=${journalOf(scope)}`).then((answer) => {
      if (!here) return;
      setProblem(answer.done ? null : answer.problem);
      setWaiting(answer.done ? answer.body : []);
    });
    return () => {
      here = false;
    };
  }, [scope, asked]);
  return { waiting, problem, again: () => setAsked((count) => count + 1) };
}
