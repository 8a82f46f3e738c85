/** A street writes a template once: the same is done in its other communities, one mutation each. */
import { type ContractTemplate, contractTemplate } from "../../shared/contract-template.ts";
import { canonicalJson, type JsonValue } from "../../shared/journal/canonical.ts";
import { nounNamed } from "../../shared/nouns.ts";
import { giveAll, me, recordOf, recordsOf } from "../local/index.ts";
import { offersHere } from "../record/actions.tsx";
import { creatingOffers, openOf } from "../record/commands.ts";
import { fieldsOf } from "../record/fields.ts";
import { actorHere } from "../record/names.ts";

export type TemplateCommand = keyof typeof contractTemplate.commands;

/** Another community's template to do the same to, or a community that has none yet. */
export interface Place {
  committee: string;
  target: string | null;
}

const NOUN = "contractTemplate";
/** What a template says as its input would say it, without whose it is. */
const FIELDS = fieldsOf(contractTemplate.commands.write.input).map(({ name }) => name);
function saidBy(template: object): { [field: string]: JsonValue } {
  const own = Object.entries(template).filter(([field]) => FIELDS.includes(field));
  return JSON.parse(
    JSON.stringify(Object.fromEntries(own), (_, value) => (value === null ? undefined : value)),
  );
}
const saysTheSame = (one: object, other: object): boolean =>
  canonicalJson(saidBy(one)) === canonicalJson(saidBy(other));

/**
 * Where else somebody may do the same.
 * @param template as it stands; for a new one what is known of it: `language` and `replaces`
 */
export function elsewhere(
  command: TemplateCommand,
  template: Partial<ContractTemplate>,
  committee: string,
): Place[] {
  const noun = nounNamed(NOUN);
  const actor = actorHere();
  const others = recordsOf<ContractTemplate>(NOUN).filter(
    (one) => one.committee !== committee && one.state === "offered",
  );
  if (command !== "write")
    return others
      .filter(
        (one) =>
          saysTheSame(one, template) &&
          openOf(offersHere(noun, one)).some(({ name }) => name === command),
      )
      .map(({ id, committee: its }) => ({ committee: its, target: id }));
  const { language, replaces } = template;
  return (me.value?.committees ?? [])
    .map(({ code }) => code)
    .filter(
      (code) =>
        code !== committee &&
        actor !== null &&
        creatingOffers(noun, actor, code).some(({ name }) => name === command) &&
        // What somebody there has put in its place stays.
        !(
          replaces &&
          others.some(
            (one) =>
              one.committee === code && one.language === language && one.replaces === replaces,
          )
        ),
    )
    .map((code) => ({ committee: code, target: null }));
}

/** Gives the command that was just given on a template in these other places as well. */
export async function giveElsewhere(
  command: TemplateCommand,
  given: string,
  places: readonly Place[],
): Promise<void> {
  const template = recordOf<ContractTemplate>(NOUN, given);
  if (!template) return;
  const whole = saidBy(template);
  const { language: _, replaces: __, ...said } = whole;
  const args = { write: whole, amend: said, retire: {} }[command];
  await giveAll(
    places.map(({ committee, target }) => ({ noun: NOUN, command, target, committee, args })),
  );
}
