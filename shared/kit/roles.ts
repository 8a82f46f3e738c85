/** Who may act: roles, grants, and what a grant reaches. Tenancy is in the division code itself. */

export const ROLES = [
  "visitor",
  "volunteer",
  "liaison",
  "signatory",
  "keeper",
  "member",
  "clerk",
  "secretary",
  "street",
  "streetLead",
  "dept",
  "auditor",
  "admin",
] as const;
export type Role = (typeof ROLES)[number];

/** Roles that speak for one unit: their grant carries the unit, all others leave it null. */
export const UNIT_ROLES: readonly Role[] = ["liaison", "signatory", "keeper"];

/**
 * What one person may do and where. `scope` is a division code: 6 digits the district, 9 a street,
 * 12 a community. A division lies inside another when its code begins with the other's.
 */
export interface Grant {
  role: Role;
  scope: string;
  unit: string | null;
}

export interface Actor {
  /** Person id, or null for the deployment itself (sweeps, consequences). */
  person: string | null;
  grants: readonly Grant[];
}

/** Stands in a receipt for whoever is not signed in; the journal names nobody. */
export const VISITOR = "visitor";

/** The grant under which somebody acted, as the journal keeps it. */
export interface Standing {
  role: Role | "deployment";
  unit: string | null;
}

/** Whether a grant reaches a committee: its own, or one inside its street or district. */
export const reaches = (grant: Grant, committee: string): boolean =>
  committee.startsWith(grant.scope);

/** Whoever holds any grant that reaches a committee may read its non-personal records. */
export const mayRead = (actor: Actor, committee: string): boolean =>
  actor.grants.some((grant) => reaches(grant, committee));
