/** What this person may do on a record of the meeting: in the room that is all, not only what a form gives. */
import type { Entity } from "../../shared/kit/noun.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { clock } from "../local/state.ts";
import { everyOfferOn, type Offer } from "../record/commands.ts";
import { actorHere } from "../record/names.ts";

export function offersIn(noun: string, record: Entity): Offer[] {
  const actor = actorHere();
  return actor ? everyOfferOn(nounNamed(noun), record, actor, clock.value) : [];
}
