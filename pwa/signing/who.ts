/** For whom somebody may sign here, and what they may do on a record of signing. */
import type { Entity } from "../../shared/kit/noun.ts";
import type { Actor } from "../../shared/kit/roles.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { holdsOffice, unitsSpokenFor } from "../contract/may.ts";
import { clock } from "../local/state.ts";
import { everyOfferOn, type Offer } from "../record/commands.ts";
import { actorHere } from "../record/names.ts";

/** For whom they may hold a key: the units that they speak for, and null for the committee itself. */
export const signsFor = (actor: Actor, committee: string): (string | null)[] => [
  ...unitsSpokenFor(actor, committee),
  ...(holdsOffice(actor, committee) ? [null] : []),
];

/** A command on a record that whoever is here may give now; what only a page of its own can give is among them. */
export function openOffer(noun: string, record: Entity, command: string): Offer | undefined {
  const actor = actorHere();
  if (!actor) return undefined;
  return everyOfferOn(nounNamed(noun), record, actor, clock.value).find(
    ({ name, closed }) => name === command && closed === null,
  );
}
