/** What somebody may do with contracts, as their pages need to know it before there is one. */
import { contract as contractNoun } from "../../shared/contract.ts";
import { committeeOffice } from "../../shared/kit/noun.ts";
import { type Actor, reaches } from "../../shared/kit/roles.ts";

/** Whether somebody may draft a contract in this committee. */
export const mayDraft = (actor: Actor, committee: string): boolean =>
  contractNoun.commands.draft.by.anyOf.some(({ role, of }) =>
    actor.grants.some(
      (held) =>
        held.role === role &&
        reaches(held, committee) &&
        (of === "committee" || held.unit !== null),
    ),
  );

/** Units for which somebody drafts and comments: those that they speak for. */
export const unitsSpokenFor = (actor: Actor, committee: string): string[] => [
  ...new Set(
    actor.grants
      .filter(
        (held) =>
          reaches(held, committee) &&
          contractNoun.commands.draft.by.anyOf.some(({ role }) => role === held.role),
      )
      .flatMap(({ unit }) => unit ?? []),
  ),
];

export const holdsOffice = (actor: Actor, committee: string): boolean =>
  actor.grants.some(
    (held) =>
      reaches(held, committee) && committeeOffice.anyOf.some(({ role }) => role === held.role),
  );
