/** What is decided on an item: typed once, voted, and its tasks are in front of everybody at once. */
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { AgendaItem } from "../../shared/agenda-item.ts";
import { dateOf, monthsAfter } from "../../shared/deadlines.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Resolution } from "../../shared/resolution.ts";
import { pendingOn, recordsOf } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Button } from "../look/button.tsx";
import { Icon } from "../look/icons.tsx";
import { StateLine } from "../look/state-line.tsx";
import { creatingOffers, type Offer } from "../record/commands.ts";
import { Name } from "../record/facts.tsx";
import type { Field } from "../record/fields.ts";
import { LateForm } from "../record/late-form.tsx";
import { actorHere, nameOf, whoNext } from "../record/names.ts";
import { sayDate } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { QuickSay } from "../turn/quick-say.tsx";
import { offersIn } from "./offers.ts";
import { roomPath } from "./paths.ts";
import type { Room } from "./use-room.ts";
import { VotePart, VoteSaid } from "./vote-part.tsx";

/** A resolution comes back so many months later: at the next quarter's meeting. */
const REVIEW_MONTHS = 3;
const noun = () => nounNamed("resolution");
/** In the order in which it is said in the room. */
const ORDER = [
  "item",
  "text",
  "owners",
  "due",
  "verifier",
  "reviewOn",
  "effect",
  "supersedes",
] as const;

/** The form's fields, without those that have nothing to choose here. */
function fitted(offer: Offer, item: AgendaItem): Offer {
  const mayEffect = (effect: string) =>
    effect === "none" || item[effect.endsWith("_problem") ? "problem" : "project"] !== null;
  const hasSubject = item.problem !== null || item.project !== null;
  const superseding = recordsOf<Resolution>("resolution").some(
    (one) => one.state === "adopted" && one.meeting !== item.meeting,
  );
  const fields = ORDER.flatMap((name): Field[] => {
    const field = offer.fields.find((one) => one.name === name);
    if (!field || (name === "supersedes" && !superseding)) return [];
    // Only what a problem or a project ends with can do without somebody who answers for it.
    if (name === "owners") return [{ ...field, optional: hasSubject }];
    if (field.kind !== "choice") return [field];
    const choices = field.choices.filter(mayEffect);
    return choices.length > 1 ? [{ ...field, choices }] : [];
  });
  return { ...offer, fields };
}

export function ResolutionsPart({ room, item }: { room: Room; item: AgendaItem }) {
  const { query, route } = useLocation();
  const { meeting, resolutions, runs } = room;
  const its = resolutions.filter((one) => one.item === item.id);
  const back = roomPath(meeting.id);
  const actor = actorHere();
  const mayDraft =
    runs &&
    meeting.state === "in_session" &&
    ["scheduled", "discussed", "decided"].includes(item.state);
  const offer =
    mayDraft && actor
      ? creatingOffers(noun(), actor, meeting.committee).find(({ name }) => name === "draft")
      : undefined;
  const drafting = query.item === item.id && query.do === "draft";
  return (
    <section class="room-resolutions" aria-label={t("noun.resolution.many")}>
      {its.map((one) => (
        <ResolutionCard key={one.id} room={room} item={item} resolution={one} />
      ))}
      {offer &&
        (drafting ? (
          <section class="room-form" tabIndex={-1} aria-label={t("command.resolution.draft")}>
            <h3>{t("command.resolution.draft")}</h3>
            <LateForm
              offer={fitted(offer, item)}
              entity={null}
              committee={meeting.committee}
              on={{ field: "item", id: item.id }}
              given={{ reviewOn: monthsAfter(dateOf(clock.value), REVIEW_MONTHS) }}
              back={back}
              onDone={(id) => route(roomPath(meeting.id, { item: item.id, do: "vote", on: id }))}
            />
          </section>
        ) : (
          <div>
            <Button icon="plus" href={roomPath(meeting.id, { item: item.id, do: "draft" })}>
              {t("command.resolution.draft")}
            </Button>
          </div>
        ))}
    </section>
  );
}

function ResolutionCard(props: { room: Room; item: AgendaItem; resolution: Resolution }) {
  const { room, item, resolution } = props;
  const { query, route } = useLocation();
  const [deferring, setDeferring] = useState(false);
  const { meeting, runs } = room;
  const back = roomPath(meeting.id);
  const offers = runs && meeting.state === "in_session" ? offersIn("resolution", resolution) : [];
  const offerOf = (name: string) =>
    offers.find((offer) => offer.name === name && offer.closed === null);
  const open = query.on === resolution.id ? query.do : undefined;
  const here = { item: item.id, on: resolution.id };
  const amend = offerOf("amend");
  const defer = offerOf("defer");
  return (
    <article class="room-resolution">
      <p class="room-resolution-text" lang={langOf(resolution.text)}>
        {resolution.text}
      </p>
      <Words resolution={resolution} />
      <p>
        <StateLine noun="resolution" state={resolution.state} who={whoNext(resolution)} />
        {pendingOn(resolution.id).length > 0 && (
          <span class="room-unsent">
            <Icon name="waiting" />
            {t("desk.notSent")}
          </span>
        )}
      </p>
      {resolution.vote && <VoteSaid vote={resolution.vote} room={room} />}
      <Made room={room} resolution={resolution} />
      {open === "amend" && amend ? (
        <section class="room-form" tabIndex={-1} aria-label={t("command.resolution.amend")}>
          <LateForm
            offer={fitted(amend, item)}
            entity={resolution}
            committee={meeting.committee}
            given={{}}
            back={back}
            onDone={() => route(back)}
          />
        </section>
      ) : open === "vote" && offerOf("adopt") ? (
        <VotePart key={resolution.id} room={room} resolution={resolution} back={back} />
      ) : deferring && defer ? (
        <QuickSay
          offer={defer}
          record={resolution}
          onDone={() => setDeferring(false)}
          onCancel={() => setDeferring(false)}
          fullForm={back}
        />
      ) : (
        <div class="room-steps">
          {offerOf("adopt") && (
            <Button kind="main" href={roomPath(meeting.id, { ...here, do: "vote" })}>
              {t("room.vote")}
            </Button>
          )}
          {amend && (
            <Button href={roomPath(meeting.id, { ...here, do: "amend" })}>
              {t("command.resolution.amend")}
            </Button>
          )}
          {defer && (
            <Button onClick={() => setDeferring(true)}>{t("command.resolution.defer")}</Button>
          )}
        </div>
      )}
    </article>
  );
}

/** Who, by when, verified by whom, and when it comes back. */
function Words({ resolution }: { resolution: Resolution }) {
  const { owners, due, verifier, reviewOn, effect, supersedes } = resolution;
  const named = (unit: string) => (
    <span key={unit} lang={langOf(nameOf("unit", unit))}>
      {nameOf("unit", unit)}
    </span>
  );
  return (
    <dl class="room-words">
      <div>
        <dt>{t("field.resolution.owners")}</dt>
        <dd class="room-names">{owners.map(named)}</dd>
      </div>
      <div>
        <dt>{t("field.resolution.due")}</dt>
        <dd>{sayDate(due)}</dd>
      </div>
      <div>
        <dt>{t("field.resolution.verifier")}</dt>
        <dd>{verifier ? named(verifier) : t("committee")}</dd>
      </div>
      <div>
        <dt>{t("field.resolution.reviewOn")}</dt>
        <dd>{sayDate(reviewOn)}</dd>
      </div>
      {effect !== "none" && (
        <div>
          <dt>{t("field.resolution.effect")}</dt>
          <dd>{t(`effect.${effect}`)}</dd>
        </div>
      )}
      {supersedes && (
        <div>
          <dt>{t("field.resolution.supersedes")}</dt>
          <dd>
            <Name noun="resolution" id={supersedes} />
          </dd>
        </div>
      )}
    </dl>
  );
}

/** The promises that it made, each with its state. */
function Made({ room, resolution }: { room: Room; resolution: Resolution }) {
  const made = room.commitments.get(resolution.id) ?? [];
  if (made.length === 0) return null;
  return (
    <ul class="room-made" aria-label={t("field.resolution.commitments")}>
      {made.map((one) => (
        <li key={one.id}>
          <Name noun="unit" id={one.unit} />{" "}
          <StateLine noun="commitment" state={one.state} who={whoNext(one)} due={one.due} />
        </li>
      ))}
    </ul>
  );
}
