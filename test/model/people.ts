/** One committee and the people in it: who holds the phones. */
import { type Grant, VISITOR } from "../../shared/kit/roles.ts";

export const COMMITTEE = "540102001001";

/** Ids of the ground: ULIDs that a reader of a failed history can tell apart. */
export const idOf = (name: string): string => `01J${name.padStart(23, "0")}`;
export const UNIT_A = idOf("A");
export const UNIT_B = idOf("B");

/** The step that asked both units to the ground's meeting, and the attendances that it made. */
export const NOTICE = idOf("M4");
export const ATTENDANCES = [`${NOTICE}-1`, `${NOTICE}-2`];
/** What the ground's meeting has to decide. */
export const RESOLUTION = {
  text: "换井盖",
  owners: [UNIT_B, UNIT_A],
  due: "2026-12-31",
  reviewOn: "2027-03-01",
  effect: "claim_problem",
} as const;

/** What the ground's station is described as. */
export const STATION = {
  kind: "rider",
  name: "值班室驿站",
  latitude: 29_650_000,
  longitude: 91_130_000,
  barrier: "walk_in",
} as const;

export interface Person {
  person: string;
  grants: readonly Grant[];
}

const clerk: Grant = { role: "clerk", scope: COMMITTEE, unit: null };
const speaksFor = (unit: string): Grant => ({ role: "liaison", scope: COMMITTEE, unit });

export const CLERK: Person = { person: "clerk", grants: [clerk] };
export const LIAISON_A: Person = { person: "liaisonA", grants: [speaksFor(UNIT_A)] };
export const LIAISON_B: Person = { person: "liaisonB", grants: [speaksFor(UNIT_B)] };
/** Wears two hats: nobody may check their own unit's work for all that. */
const CLERK_OF_A: Person = { person: "clerkOfA", grants: [clerk, speaksFor(UNIT_A)] };
/** Nobody signed in, at the station's door. */
export const AT_THE_DOOR: Person = {
  person: VISITOR,
  grants: [{ role: "visitor", scope: COMMITTEE, unit: null }],
};
export const PEOPLE: readonly Person[] = [CLERK, LIAISON_A, LIAISON_B, CLERK_OF_A];

/** Who holds each of two to four phones: somebody may have two, and some may have none. */
export const CASTS: readonly (readonly Person[])[] = [
  [LIAISON_A, CLERK],
  [LIAISON_A, LIAISON_B],
  [LIAISON_A, LIAISON_A],
  [LIAISON_A, LIAISON_B, CLERK],
  [LIAISON_A, LIAISON_A, CLERK],
  [CLERK_OF_A, LIAISON_B, LIAISON_A],
  [LIAISON_A, LIAISON_A, LIAISON_B, CLERK],
  [CLERK_OF_A, LIAISON_A, LIAISON_B, LIAISON_B],
];
