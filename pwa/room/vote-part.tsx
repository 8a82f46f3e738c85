/** A vote: who is there and how many it needs, how it went, and what follows from that. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { carries, neededOf, VOTE_METHODS, VOTES, type Vote } from "../../shared/meeting/vote.ts";
import type { Resolution } from "../../shared/resolution.ts";
import { Button } from "../look/button.tsx";
import { Choice, Field } from "../look/field.tsx";
import { Loading, Notice } from "../look/notice.tsx";
import { nameOf, wordOf } from "../record/names.ts";
import { sayNo } from "../record/refusal.tsx";
import { langOf, t } from "../text/text.ts";
import { type KeptVote, useKeptVote } from "./use-kept-vote.ts";
import type { Room } from "./use-room.ts";
import { type Answer, counted, type VoteDraft } from "./vote-draft.ts";

interface Props {
  room: Room;
  resolution: Resolution;
  /** Where "no" leads, and where it goes on afterwards. */
  back: string;
}

export function VotePart(props: Props) {
  const kept = useKeptVote(props.resolution);
  return (
    <section class="room-vote room-form" tabIndex={-1} aria-label={t("room.vote")}>
      {kept ? <Voting {...props} {...kept} /> : <Loading />}
    </section>
  );
}

function Voting(props: Props & KeptVote) {
  const { room, resolution, back, draft, goesOn, change, again, done } = props;
  const { route } = useLocation();
  const { meeting, there, quorum, act } = room;
  const { unwilling } = draft;
  const [busy, setBusy] = useState(false);
  const present = there.map(({ id }) => id);
  const needed = neededOf(meeting, meeting.expected, present.length);
  const result = counted(draft, present, meeting, meeting.expected);
  const carried = result.vote !== null && carries(result.vote, meeting, meeting.expected);
  const command = result.vote === null || carried ? "adopt" : "notAdopt";
  const owners = there.filter(({ unit }) => resolution.owners.includes(unit));
  const agreed = owners.map(({ id }) => id).filter((id) => !unwilling.includes(id));
  const take = async () => {
    if (!result.vote) return;
    setBusy(true);
    const args = carried ? { vote: result.vote, agreed } : { vote: result.vote };
    const taken = await act("resolution", command, resolution.id, args);
    setBusy(false);
    if (!taken) return;
    await done();
    route(back);
  };
  return (
    <>
      {goesOn && (
        <Notice actions={<Button onClick={() => void again()}>{t("form.draft.drop")}</Button>}>
          {t("form.draft")}
        </Notice>
      )}
      <p class="room-needed">
        {t("room.needed", { present: present.length, quorum, needed })}
        <small>{t(`passBase.${meeting.passBase}`)}</small>
      </p>
      <Choice
        id="vote-method"
        label={t("field.resolution.vote.method")}
        value={draft.method}
        onInput={(method) =>
          change({ method: VOTE_METHODS.find((one) => one === method) ?? draft.method })
        }
        choices={VOTE_METHODS.map((method) => [method, wordOf("method", method)])}
      />
      {draft.method === "named" ? (
        <Named room={room} draft={draft} onChange={(named) => change({ named })} />
      ) : (
        <Totals
          draft={draft}
          present={present.length}
          abstain={result.vote ? result.vote.abstain : result.abstain}
          onChange={change}
        />
      )}
      {command === "adopt" && owners.length > 0 && (
        <fieldset class="field">
          <legend class="field-label">{t("field.resolution.agreed")}</legend>
          <p class="aside">{t("room.agreed.why")}</p>
          {owners.map(({ id, unit }) => (
            <label key={id} class="choice-one">
              <input
                type="checkbox"
                checked={!unwilling.includes(id)}
                onChange={(event) =>
                  change({
                    unwilling: event.currentTarget.checked
                      ? unwilling.filter((other) => other !== id)
                      : [...unwilling, id],
                  })
                }
              />
              <span lang={langOf(nameOf("unit", unit))}>{nameOf("unit", unit)}</span>
            </label>
          ))}
        </fieldset>
      )}
      {result.vote && (
        <p class="room-outcome" role="status">
          {t(carried ? "room.carried" : "room.notCarried", { yes: result.vote.yes, needed })}
        </p>
      )}
      <div class="form-actions">
        <Button
          kind="main"
          busy={busy}
          closed={result.vote ? undefined : whyOpen(result.fault)}
          onClick={() => void take()}
        >
          {t(`command.resolution.${command}`)}
        </Button>
        <Button kind="bare" href={back}>
          {t("common.cancel")}
        </Button>
      </div>
    </>
  );
}

const whyOpen = (fault: string): string =>
  fault === "untold" ? t("room.vote.untold") : sayNo({ reason: fault, params: {} }).title;

/** Totals: whoever said neither yes nor no has abstained. */
function Totals(props: {
  draft: VoteDraft;
  present: number;
  abstain: number | null;
  onChange(next: Partial<VoteDraft>): void;
}) {
  const { draft, present, abstain, onChange } = props;
  return (
    <div class="room-totals">
      <Field
        id="vote-yes"
        kind="number"
        label={t("vote.yes")}
        value={draft.yes}
        onInput={(yes) => onChange({ yes })}
      />
      <Field
        id="vote-no"
        kind="number"
        label={t("vote.no")}
        value={draft.no}
        onInput={(no) => onChange({ no })}
        optional
      />
      <p class="room-rest" role="status">
        <span>{t("vote.abstain")}</span>
        <output>{abstain ?? "–"}</output>
      </p>
      <Button onClick={() => onChange({ yes: String(present), no: "0" })}>
        {t("room.vote.all")}
      </Button>
    </div>
  );
}

/** Each unit by name, one tap each. */
function Named(props: {
  room: Room;
  draft: VoteDraft;
  onChange(named: Readonly<Record<string, Answer>>): void;
}) {
  const { room, draft, onChange } = props;
  const rest = Object.fromEntries(
    room.there.map(({ id }): [string, Answer] => [id, draft.named[id] ?? "yes"]),
  );
  return (
    <div class="room-named">
      {room.there.map(({ id, unit }) => (
        <Choice
          key={id}
          id={`vote-${id}`}
          label={nameOf("unit", unit)}
          value={draft.named[id] ?? ""}
          onInput={(said) => {
            const answer = VOTES.find((one) => one === said);
            if (answer) onChange({ ...draft.named, [id]: answer });
          }}
          choices={VOTES.map((one) => [one, wordOf("vote", one)])}
        />
      ))}
      <div>
        <Button onClick={() => onChange(rest)}>{t("room.vote.rest")}</Button>
      </div>
    </div>
  );
}

/** How a vote went, for everybody to read. */
export function VoteSaid({ vote, room }: { vote: Vote; room: Room }) {
  const unitOf = (attendance: string) =>
    room.attendances.find(({ id }) => id === attendance)?.unit ?? "";
  const who = (answer: Answer): ComponentChildren =>
    vote.named
      ?.filter((one) => one.vote === answer)
      .map(({ attendance }) => nameOf("unit", unitOf(attendance)))
      .join(t("list.or"));
  return (
    <dl class="room-words">
      {VOTES.map((answer) => (
        <div key={answer}>
          <dt>{wordOf("vote", answer)}</dt>
          <dd>
            {vote[answer]} {vote.named && <small>{who(answer)}</small>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
