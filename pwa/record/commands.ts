/** What an actor may do on a record, and what is shut to them and why: the buttons of every page. */
import {
  type Command,
  type Entity,
  isCreating,
  type Noun,
  type Refusal,
} from "../../shared/kit/noun.ts";
import { permit } from "../../shared/kit/permit.ts";
import { type Actor, reaches } from "../../shared/kit/roles.ts";
import { station } from "../../shared/station.ts";
import { type Field, fieldsOf } from "./fields.ts";

export interface Offer {
  noun: Noun;
  name: string;
  command: Command<Entity, never>;
  fields: readonly Field[];
  /** It ends the record's life, or brings it to rest unresolved. */
  ends: boolean;
  /** Why it can't be given now; null where it can. */
  closed: Refusal | null;
}

/**
 * Given from the pages of a meeting or a contract alone: they need what only those know (who is in the room, the
 * order of the agenda, the codes on the screen; the text, the key, what a print's code says), which no form could
 * ask for.
 */
export const PLACED: ReadonlySet<string> = new Set([
  "meeting.setAgenda",
  "meeting.arrange",
  "meeting.begin",
  "meeting.renewCodes",
  "meeting.turnTo",
  "meeting.close",
  "meeting.circulate",
  "attendance.see",
  "attendance.signInByCode",
  "resolution.adopt",
  "resolution.notAdopt",
  "contract.draft",
  "contract.propose",
  "contract.circulate",
  "contract.renew",
  "signature.sign",
  "signature.witness",
  "signature.uploadSealed",
  "signingKey.offer",
  "signingKey.enrol",
]);

const offerOf = (
  noun: Noun,
  name: string,
  command: Command<Entity, never>,
  closed: Refusal | null,
): Offer => ({
  noun,
  name,
  command,
  fields: fieldsOf(command.input),
  ends: noun.states[command.to]?.type === "ended",
  closed,
});

/**
 * Commands on a record that the actor's role knows of, the nearest answer first: what commutes, then
 * what only this state allows, then what many allow. Nothing that other roles do is among them.
 */
export const offersOn = (noun: Noun, entity: Entity, actor: Actor, now: string): Offer[] =>
  everyOfferOn(noun, entity, actor, now).filter(({ name }) => !PLACED.has(`${noun.name}.${name}`));

/** The same with those that only a page of its own can give. */
export function everyOfferOn(noun: Noun, entity: Entity, actor: Actor, now: string): Offer[] {
  return Object.entries(noun.commands)
    .flatMap(([name, command]): Offer[] => {
      if (isCreating(command) || command.by.anyOf.length === 0) return [];
      const permission = permit(noun, command.by, entity, actor);
      const here = command.from.includes(entity.state);
      if (!("standing" in permission))
        return permission.ownUnit && here && holdsRole(command, actor)
          ? [offerOf(noun, name, command, { refused: "ownUnit" })]
          : [];
      const closed = here
        ? (command.unless?.(entity, permission.standing, now) ?? null)
        : { refused: "state", params: { state: `${noun.name}.${entity.state}` } };
      return [offerOf(noun, name, command, closed)];
    })
    .sort((one, other) => farness(one.command) - farness(other.command));
}

const farness = (command: Command<Entity, never>): number =>
  command.commutes ? 0 : command.from.length + (command.to === "same" ? 0.5 : 0);

const holdsRole = (command: Command<Entity, never>, actor: Actor): boolean =>
  command.by.anyOf.some(({ role }) => actor.grants.some((held) => held.role === role));

/** Offers that are open now. */
export const openOf = (offers: readonly Offer[]): Offer[] =>
  offers.filter(({ closed }) => closed === null);

/** Commands whose form makes a new record in a committee and that the actor's grants allow in principle. */
export const creatingOffers = (noun: Noun, actor: Actor, committee: string): Offer[] =>
  Object.entries(noun.commands)
    .filter(
      ([name, command]) =>
        isCreating(command) &&
        !PLACED.has(`${noun.name}.${name}`) &&
        command.by.anyOf.some(({ role, of }) =>
          actor.grants.some(
            (held) =>
              held.role === role &&
              reaches(held, committee) &&
              (of === "committee" || held.unit !== null),
          ),
        ),
    )
    .map(([name, command]) => offerOf(noun, name, command, null));

/** Whether somebody may put stations on a committee's list. */
export const keepsStations = (actor: Actor, committee: string): boolean =>
  creatingOffers(station as unknown as Noun, actor, committee).some(({ name }) => name === "list");

/**
 * Units that somebody may name as their own in a command's `unit`; null where they may name any.
 * Whoever gives the command for the committee may ask every unit.
 */
export function ownUnitsFor({ command }: Offer, actor: Actor, committee: string): string[] | null {
  const fitting = actor.grants.filter(
    (held) => reaches(held, committee) && command.by.anyOf.some(({ role }) => role === held.role),
  );
  if (fitting.some(({ unit }) => unit === null)) return null;
  return [...new Set(fitting.flatMap(({ unit }) => unit ?? []))];
}

/** At most this many answers stand in a row of the turn page. */
const IN_A_ROW = 2;

/**
 * The one or two answers that a record waits for; what many states allow is left to its own page. Where
 * nothing belongs to this state alone, the one step that leads on from it and a few others.
 */
export function nearestOf(offers: readonly Offer[]): Offer[] {
  const onward = openOf(offers).filter(({ command }) => command.to !== "same" || command.commutes);
  const near = onward.filter(({ command }) => command.commutes || command.from.length <= 2);
  if (near.length > 0) return near.slice(0, IN_A_ROW);
  return onward.filter(({ command, ends }) => command.from.length <= 3 && !ends).slice(0, 1);
}
