/** The forms of `/meetings`: a meeting of one's own, its new date, and the rules of a series. */
import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso/router";
import type { Entity } from "../../shared/kit/noun.ts";
import { DEFAULT_RULES, MEETING_KINDS } from "../../shared/meeting/rules.ts";
import type { Meeting } from "../../shared/meeting.ts";
import { nounNamed } from "../../shared/nouns.ts";
import type { Series } from "../../shared/series.ts";
import { recordOf, recordsOf } from "../local/index.ts";
import { EmptyState } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { offersHere } from "../record/actions.tsx";
import { creatingOffers, type Offer, openOf } from "../record/commands.ts";
import { LateForm } from "../record/late-form.tsx";
import { actorHere, titleOf, wordOf } from "../record/names.ts";
import { langOf, t } from "../text/text.ts";
import { meetingPath, meetingsPath } from "./paths.ts";
import { drawTiming, NextMeetings } from "./series-fields.tsx";

type Query = Readonly<Record<string, string>>;
/** How long a meeting is meant to take where nobody says otherwise, in minutes. */
const USUAL_MINUTES = 90;

export function FormPage({ committee, query }: { committee: string; query: Query }) {
  const { route } = useLocation();
  const noun = query.noun === "series" ? "series" : "meeting";
  const entity = query.id ? (recordOf<Entity>(noun, query.id) ?? null) : null;
  const offer = offerOf(noun, query.do ?? "", entity, committee);
  const back = meetingsPath(committee);
  if (!offer)
    return (
      <Page title={t("shell.meetings")} back={back}>
        <EmptyState icon="closed" title={t("meetings.notNow")}>
          {t("meetings.notNow.why")}
        </EmptyState>
      </Page>
    );
  const title = entity && titleOf(noun, entity);
  return (
    <Page
      title={t(`command.${noun}.${offer.name}`)}
      over={title && <span lang={langOf(title)}>{title}</span>}
      lead={offer.name === "plan" && !query.kind ? t("meetings.plan.lead") : undefined}
      back={back}
    >
      <LateForm
        offer={offer}
        entity={entity}
        committee={committee}
        given={entity ? {} : givenFor(noun, committee, query)}
        back={back}
        onDone={(target) => route(offer.name === "plan" ? meetingPath(target) : back, true)}
        {...(noun === "series" ? seriesDrawing(entity as Series | null, query.kind ?? "") : {})}
      />
    </Page>
  );
}

function offerOf(
  noun: "meeting" | "series",
  command: string,
  entity: Entity | null,
  committee: string,
): Offer | undefined {
  const actor = actorHere();
  if (!actor) return undefined;
  const declared = nounNamed(noun);
  const offers = entity
    ? openOf(offersHere(declared, entity))
    : creatingOffers(declared, actor, committee);
  return offers.find(({ name }) => name === command);
}

/** The kind of a series is chosen before its form, and a monthly meeting is in every month. */
function seriesDrawing(series: Series | null, asked: string) {
  const kind = series?.kind ?? asked;
  return {
    draw: drawTiming(kind),
    outcome: (values: Readonly<Record<string, unknown>>): ComponentChildren => (
      <NextMeetings kind={kind} values={values} />
    ),
  };
}

/** What is known of a new series or meeting: from the series of its kind, the last meeting, or by default. */
function givenFor(noun: "meeting" | "series", committee: string, query: Query): Query {
  const kind = MEETING_KINDS.find((one) => one === query.kind);
  const here = <E extends Entity>(name: string): E[] =>
    recordsOf<E>(name).filter((record) => record.committee === committee);
  const [last] = here<Meeting>("meeting").sort((one, other) => other.date.localeCompare(one.date));
  const rules = Object.fromEntries(
    Object.entries(DEFAULT_RULES).map(([name, rule]) => [name, String(rule)]),
  );
  const place = last?.place ?? "";
  if (noun === "series") {
    return {
      ...rules,
      kind: kind ?? "",
      title: kind ? wordOf("kind", kind) : "",
      month: "3",
      week: "3",
      weekday: "5",
      time: "15:00",
      place,
    };
  }
  const rhythm = here<Series>("series").find((one) => one.kind === kind && one.state === "active");
  const ofSeries: Query = rhythm
    ? Object.fromEntries(
        ["time", "place", ...Object.keys(DEFAULT_RULES)].map((name) => [
          name,
          String((rhythm as unknown as Query)[name]),
        ]),
      )
    : {};
  const { title = "", date = "" } = query;
  return {
    ...rules,
    place,
    minutes: String(USUAL_MINUTES),
    ...ofSeries,
    kind: kind ?? "",
    title,
    date,
  };
}
