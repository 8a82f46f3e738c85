/** The roster of a committee: which seats there are, who sits in them, and who has been invited to them. */
import { UNIT_ROLES } from "../../shared/kit/roles.ts";
import type { Seat, SeatRole } from "../../shared/seat.ts";
import type { Unit } from "../../shared/unit.ts";

/** Somebody of the committee, as the server lists them. */
export interface Person {
  person: string;
  seat: string | null;
  displayName: string | null;
  workPhone: string | null;
  /** Empty for somebody whom the ledger named and who has not joined. */
  grants: readonly { role: string; unit: string | null }[];
}

/** An invitation that waits to be taken. */
export interface Invitation {
  id: string;
  seat: string | null;
  role: string;
  scope: string;
  /** Instants, ISO 8601. */
  createdAt: string;
  expiresAt: string;
}

export type Status = "joined" | "invited" | "notJoined" | "noSeat";

export interface Place {
  seat: Seat;
  people: readonly Person[];
  invitations: readonly Invitation[];
  status: Status;
}

/** A unit, or (null) the community itself, with its seats. */
export interface Group {
  unit: Unit | null;
  places: readonly Place[];
  status: Status;
}

export interface Roster {
  groups: readonly Group[];
  /** Who holds a role for which there is no seat. */
  others: readonly Person[];
}

interface Ground {
  /** Of one committee; ended ones left out. */
  units: readonly Unit[];
  seats: readonly Seat[];
  people: readonly Person[];
  invitations: readonly Invitation[];
}

/** Whether somebody holds the role that a seat stands for. */
export const holds = (person: Person, { role, unit }: Seat): boolean =>
  person.grants.some((grant) => grant.role === role && grant.unit === unit);

/** The community's own seats first, then the units by number and name. */
export function rosterOf(ground: Ground): Roster {
  const units = [...ground.units].sort(
    (one, other) =>
      (one.number ?? Number.MAX_SAFE_INTEGER) - (other.number ?? Number.MAX_SAFE_INTEGER) ||
      one.name.localeCompare(other.name, "zh-CN"),
  );
  const groups = [null, ...units].map((unit) => groupOf(unit, ground));
  const placed = new Set(groups.flatMap(({ places }) => places.flatMap(({ people }) => people)));
  return {
    groups,
    others: ground.people.filter((person) => person.grants.length > 0 && !placed.has(person)),
  };
}

/** Who speaks first stands first. */
const ORDER: readonly SeatRole[] = [
  "secretary",
  "clerk",
  "liaison",
  "signatory",
  "keeper",
  "member",
];

function groupOf(unit: Unit | null, { seats, people, invitations }: Ground): Group {
  const own = seats
    .filter((seat) => seat.unit === (unit?.id ?? null))
    .sort((one, other) => ORDER.indexOf(one.role) - ORDER.indexOf(other.role));
  const places = own.map((seat): Place => {
    const alike = own.filter(({ role }) => role === seat.role);
    // One person may have come to several seats, but is listed with the first: the role tells then.
    const sits = (person: Person): boolean =>
      person.seat === seat.id ||
      (holds(person, seat) && alike[0] === seat && !alike.some(({ id }) => id === person.seat));
    const here = people.filter(sits);
    const waiting = invitations.filter((invitation) => invitation.seat === seat.id);
    const status = here.some((person) => holds(person, seat))
      ? "joined"
      : waiting.length > 0
        ? "invited"
        : "notJoined";
    return { seat, people: here, invitations: waiting, status };
  });
  return { unit, places, status: together(unit, places) };
}

/** How it stands with a unit as a whole: whether anybody can speak for it. */
function together(unit: Unit | null, places: readonly Place[]): Status {
  const speaking = places.filter(({ seat }) => unit === null || UNIT_ROLES.includes(seat.role));
  for (const status of ["joined", "invited"] as const)
    if (speaking.some((place) => place.status === status)) return status;
  return places.some(({ seat }) => seat.role === "liaison") || unit === null
    ? "notJoined"
    : "noSeat";
}

/** Whether a group says anything of what is looked for. */
export function mentions({ unit, places }: Group, wanted: string): boolean {
  const words = wanted.trim().toLowerCase();
  const said = [
    unit?.name,
    unit?.shortName,
    ...places.flatMap(({ seat, people }) => [
      seat.title,
      ...people.map(({ displayName }) => displayName),
    ]),
  ];
  return said.some((text) => text?.toLowerCase().includes(words));
}
