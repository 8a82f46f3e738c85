/** docs/states.md from the nouns' declarations: a diagram and a table each. */
import { isCreating, type Noun, type Rule } from "../shared/kit/noun.ts";
import { NOUNS } from "../shared/nouns.ts";

const who = (rule: Rule): string =>
  rule.anyOf.length === 0
    ? "follows from another command, or from time"
    : rule.anyOf.map(({ role, of }) => `${role} of ${of}`).join(", ") +
      (rule.butNot.length > 0 ? `; never of ${rule.butNot.join(" or ")}` : "");

const arrows = (noun: Noun): string[] =>
  Object.entries(noun.commands).flatMap(([name, command]) =>
    isCreating(command)
      ? [`  [*] --> ${command.to}: ${name}`]
      : command.from.map(
          (from) => `  ${from} --> ${command.to === "same" ? from : command.to}: ${name}`,
        ),
  );

const section = (noun: Noun): string => {
  const ends = Object.entries(noun.states).filter(([, { turn }]) => turn === null);
  return [
    `## ${noun.name}`,
    "",
    "```mermaid",
    "stateDiagram-v2",
    ...arrows(noun),
    ...ends.map(([state]) => `  ${state} --> [*]`),
    "```",
    "",
    "| state | whose turn | kind |",
    "| --- | --- | --- |",
    ...Object.entries(noun.states).map(
      ([state, { turn, type }]) =>
        `| ${state} | ${turn ?? "nobody: its life has ended"} | ${type} |`,
    ),
    "",
    "| command | from | to | who | |",
    "| --- | --- | --- | --- | --- |",
    ...Object.entries(noun.commands).map(
      ([name, command]) =>
        `| ${name} | ${command.from.join(", ") || "(new)"} | ${command.to} | ${who(command.by)} | ${command.commutes ? "commutes" : ""} |`,
    ),
    "",
  ].join("\n");
};

/** The whole page. */
export const statesPage = (): string =>
  [
    "# States",
    "",
    "Made by `npm run docs` from `shared/<noun>.ts`; `npm run check` fails where it is not current.",
    "",
    ...Object.values(NOUNS).map(section),
  ].join("\n");
