/** `/people`: who sits where in a committee; inviting, cutting off and ending. */
import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { officeIn } from "../../shared/access.ts";
import type { Seat } from "../../shared/seat.ts";
import type { Unit } from "../../shared/unit.ts";
import type { Link } from "../account/link-box.tsx";
import { ProblemNotice } from "../account/problem-notice.tsx";
import { chosenCommunity } from "../board/divisions.ts";
import { recordsOf, view } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { Field } from "../look/field.tsx";
import { Icon } from "../look/icons.tsx";
import { EmptyState, Loading } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { Members } from "../record/members.tsx";
import { actorHere } from "../record/names.ts";
import { langOf, t } from "../text/text.ts";
import { type Fetched, usePeople } from "./fetch-people.ts";
import { GroupPart, type Links } from "./group-part.tsx";
import type { Slip } from "./invite.tsx";
import { OfficePart } from "./office-part.tsx";
import { PersonLine } from "./person-line.tsx";
import { type Group, mentions, rosterOf } from "./roster.ts";
import { SlipPage } from "./slip-page.tsx";
import "../account/my.css";
import "../record/record.css";

/** `/people?committee=&unit=`. */
export default function People() {
  return (
    <Members title={t("people.title")}>
      <Content />
    </Members>
  );
}

function Content() {
  const { query, route } = useLocation();
  const [slip, setSlip] = useState<Slip | null>(null);
  const links = useLinks();
  const actor = actorHere();
  const kept = (view.value.me?.committees ?? []).filter(
    ({ code }) => actor && officeIn(actor, code),
  );
  const committee =
    kept.find(({ code }) => code === query.committee) ??
    kept.find(({ code }) => code === chosenCommunity.value) ??
    kept.find(({ code }) => recordsOf("unit").some((unit) => unit.committee === code)) ??
    kept[0];
  if (!committee)
    return (
      <Page title={t("people.title")} back="/my">
        <EmptyState icon="people" title={t("people.notYours")}>
          {t("people.notYours.why")}
        </EmptyState>
      </Page>
    );
  if (slip) return <SlipPage slip={slip} onDone={() => setSlip(null)} />;
  const district = actor?.grants.find(({ role }) => role === "admin")?.scope;
  return (
    <Page
      title={t("people.title")}
      over={<span lang={langOf(committee.name)}>{committee.name}</span>}
      lead={t("people.lead")}
      back="/my"
    >
      {kept.length > 1 && (
        <Field
          id="committee"
          kind="choice"
          label={t("people.committee")}
          value={committee.code}
          onInput={(code) => route(`/people?committee=${code}`, true)}
          choices={kept.map(({ code, name }) => [code, name])}
        />
      )}
      <Committee
        key={committee.code}
        committee={committee}
        unit={query.unit ?? null}
        links={links}
        onPrint={setSlip}
      />
      {district && <OfficePart district={district} links={links} onPrint={setSlip} />}
    </Page>
  );
}

/** Links live as long as the page: a token is kept nowhere else. */
function useLinks(): Links {
  const [links, setLinks] = useState<ReadonlyMap<string, Link>>(new Map());
  return {
    of: (id) => links.get(id),
    made: (id, link) => setLinks((before) => new Map(before).set(id, link)),
  };
}

interface Props {
  committee: { code: string; name: string };
  /** Only this unit, by its id. */
  unit: string | null;
  links: Links;
  onPrint(slip: Slip): void;
}

function Committee(props: Props) {
  const { fetched, problem, again } = usePeople(props.committee.code);
  return (
    <>
      <ProblemNotice problem={problem} />
      {problem && (
        <div>
          <Button icon="refresh" onClick={again}>
            {t("common.tryAgain")}
          </Button>
        </div>
      )}
      {fetched ? <Roster {...props} fetched={fetched} again={again} /> : !problem && <Loading />}
    </>
  );
}

type RosterProps = Props & { fetched: Fetched; again(): void };

function Roster({ committee, unit, links, onPrint, fetched, again }: RosterProps) {
  const [wanted, setWanted] = useState("");
  const [without, setWithout] = useState(false);
  const { code } = committee;
  const { groups, others } = rosterOf({
    units: recordsOf<Unit>("unit").filter(
      (each) => each.committee === code && each.state === "active",
    ),
    seats: recordsOf<Seat>("seat").filter(
      (each) => each.committee === code && each.state === "open",
    ),
    ...fetched,
  });
  const lacking = groups.filter(({ status }) => status !== "joined");
  const only = unit ? groups.filter((group) => group.unit?.id === unit) : [];
  const shown =
    only.length > 0
      ? only
      : (without ? lacking : groups).filter((group) => !wanted || mentions(group, wanted));
  return (
    <>
      {only[0]?.unit ? (
        <p>
          <a class="person-own" href={`/people?committee=${code}`}>
            {t("people.all", { count: groups.length })}
          </a>
        </p>
      ) : (
        <div class="roster-controls">
          <div class="list-search">
            <Icon name="search" />
            <input
              type="search"
              autocomplete="off"
              aria-label={t("people.find")}
              placeholder={t("people.find")}
              value={wanted}
              onInput={(event) => setWanted(event.currentTarget.value)}
            />
          </div>
          <fieldset class="chips">
            <legend class="unseen">{t("people.show")}</legend>
            {[false, true].map((each) => (
              <button
                key={String(each)}
                type="button"
                class="chip"
                aria-pressed={without === each}
                onClick={() => setWithout(each)}
              >
                {each
                  ? t("people.without", { count: lacking.length })
                  : t("people.all", { count: groups.length })}
              </button>
            ))}
          </fieldset>
        </div>
      )}
      {shown.length === 0 ? (
        <EmptyState icon="people" title={t("people.none")}>
          {t("people.none.why")}
        </EmptyState>
      ) : (
        <div class="groups">
          {shown.map((group) => (
            <GroupPart
              key={group.unit?.id ?? "own"}
              group={group}
              committee={committee}
              open={opens(group, only.length > 0)}
              links={links}
              onPrint={onPrint}
              onChanged={again}
            />
          ))}
        </div>
      )}
      {others.length > 0 && only.length === 0 && (
        <section class="my-section">
          <h2>{t("people.others")}</h2>
          {others.map((person) => (
            <div key={person.person} class="seat">
              <h3>{person.grants.map(({ role }) => t(`role.${role}`)).join(t("list.or"))}</h3>
              <PersonLine
                person={person}
                grants={person.grants}
                committee={code}
                onChanged={again}
              />
            </div>
          ))}
        </section>
      )}
    </>
  );
}

const opens = ({ unit }: Group, alone: boolean): boolean => alone || unit === null;
