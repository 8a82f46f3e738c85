/** A unit with its seats: folded it says how it stands, open it lets people in. */
import { authorityOver, officeIn } from "../../shared/access.ts";
import type { Seat } from "../../shared/seat.ts";
import type { Link } from "../account/link-box.tsx";
import type { Problem } from "../ask.ts";
import { give, pendingOn, syncNow } from "../local/index.ts";
import { Icon, type IconName } from "../look/icons.tsx";
import { actorHere } from "../record/names.ts";
import { formPath } from "../record/paths.ts";
import { langOf, t } from "../text/text.ts";
import { Invite, OpenInvitation, type Slip, SlipBox } from "./invite.tsx";
import { PersonLine } from "./person-line.tsx";
import { type Group, holds, type Place, type Status } from "./roster.ts";

const LOOKS: Readonly<Record<Status, { icon: IconName; tone: string }>> = {
  joined: { icon: "check", tone: "open" },
  invited: { icon: "clock", tone: "waiting" },
  notJoined: { icon: "person", tone: "ended" },
  noSeat: { icon: "person", tone: "ended" },
};

const StatusLine = ({ status }: { status: Status }) => (
  <span class={`state state-${LOOKS[status].tone}`}>
    <Icon name={LOOKS[status].icon} />
    <span>{t(`people.status.${status}`)}</span>
  </span>
);

/** What the page keeps of the links that were made on it, by seat or unit. */
export interface Links {
  of(id: string): Link | undefined;
  made(id: string, link: Link): void;
}

interface Props {
  group: Group;
  committee: { code: string; name: string };
  open: boolean;
  links: Links;
  onPrint(slip: Slip): void;
  onChanged(): void;
}

/** One group of the roster. */
export function GroupPart(props: Props) {
  const { group, committee, open } = props;
  const { unit, places, status } = group;
  const name = unit?.name ?? t("people.own");
  return (
    <details class="group" open={open}>
      <summary>
        <span class="group-number">{unit?.number ?? ""}</span>
        <h2 class="group-name">
          <span lang={langOf(name)}>{name}</span>
          <StatusLine status={status} />
        </h2>
        <Icon name="down" />
      </summary>
      <div class="group-body">
        {places.map((place) => (
          <PlacePart key={place.seat.id} {...props} place={place} />
        ))}
        {status === "noSeat" && unit && <FirstSeat {...props} first="liaison" />}
        {places.length === 0 && !unit && <FirstSeat {...props} first="secretary" />}
        {keepsSeats(committee.code) && (
          <a
            class="person-own"
            href={formPath(
              "seat",
              "new",
              "create",
              { committee: committee.code },
              unit ? { unit: unit.id } : {},
            )}
          >
            {t("people.addSeat")}
          </a>
        )}
      </div>
    </details>
  );
}

const keepsSeats = (committee: string): boolean => {
  const actor = actorHere();
  return actor !== null && officeIn(actor, committee) !== null;
};

const mayInvite = ({ role, committee }: Pick<Seat, "role" | "committee">): boolean => {
  const actor = actorHere();
  return actor !== null && authorityOver(actor, role, committee) !== null;
};

/** A seat: what it is, who sits there, and who was invited. */
function PlacePart({
  place,
  group,
  committee,
  links,
  onPrint,
  onChanged,
}: Props & { place: Place }) {
  const { seat, people, invitations, status } = place;
  const role = t(`role.${seat.role}`);
  const link = links.of(seat.id);
  // A link that was withdrawn, or taken, is no use to anybody.
  const shown = link && invitations.some(({ id }) => id === link.id) ? link : undefined;
  return (
    <section class="seat">
      <h3>
        {role}
        {seat.title && seat.title !== role && (
          <span class="seat-title" lang={langOf(seat.title)}>
            {seat.title}
          </span>
        )}
        <StatusLine status={status} />
      </h3>
      {people.length === 0 && <p class="aside">{t("people.vacant")}</p>}
      {people.map((person) => (
        <PersonLine
          key={person.person}
          person={person}
          grants={holds(person, seat) ? [{ role: seat.role, unit: seat.unit }] : []}
          committee={committee.code}
          onChanged={onChanged}
        />
      ))}
      {shown && (
        <SlipBox
          slip={{
            link: shown,
            role: seat.role,
            unit: group.unit?.name ?? null,
            title: seat.title,
            place: committee.name,
          }}
          onPrint={onPrint}
        />
      )}
      {mayInvite(seat) && (
        <>
          {invitations.map((invitation) => (
            <OpenInvitation key={invitation.id} invitation={invitation} onDone={onChanged} />
          ))}
          {!shown && (
            <div>
              <Invite
                label={t(status === "joined" ? "people.invite.another" : "people.invite")}
                closed={pendingOn(seat.id).length > 0 ? t("people.invite.unsent") : undefined}
                body={() => ({ seat: seat.id })}
                onLink={(made) => {
                  links.made(seat.id, made);
                  onChanged();
                }}
              />
            </div>
          )}
        </>
      )}
    </section>
  );
}

type FirstProps = Props & { first: "liaison" | "secretary" };

/** A unit that nobody can speak for, or a community without anybody: one tap adds the seat and makes the link. */
function FirstSeat({ first: role, group, committee, links, onChanged }: FirstProps) {
  if (!mayInvite({ role, committee: committee.code })) return null;
  const words = { role: t(`role.${role}`) };
  let seat = "";
  const addSeat = async (): Promise<Problem | null> => {
    const given = await give({
      noun: "seat",
      command: "create",
      target: null,
      committee: committee.code,
      args: { ...(group.unit && { unit: group.unit.id }), role },
    });
    if (given.outcome === "refused") return { status: 0, ...given.refusal, issues: [] };
    seat = given.target;
    await syncNow();
    return pendingOn(seat).length > 0 ? { reason: "offline", status: 0 } : null;
  };
  return (
    <div class="seat">
      <p class="aside">{t("people.invite.first.why", words)}</p>
      <div>
        <Invite
          label={t("people.invite.first", words)}
          first={addSeat}
          body={() => ({ seat })}
          onLink={(made) => {
            links.made(seat, made);
            onChanged();
          }}
        />
      </div>
    </div>
  );
}
