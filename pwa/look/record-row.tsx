/** One record in a list on a phone: number, title, its state as a sentence, and a line of facts. */
import type { ComponentChildren } from "preact";
import { langOf } from "../text/text.ts";
import { StateLine } from "./state-line.tsx";
import "./record-row.css";

interface Props {
  href: string;
  noun: string;
  number: number | null;
  title: string;
  state: string;
  who: string | null;
  due?: string | null | undefined;
  /** Short facts: place, grid, since when. Empty ones are left out. */
  facts?: readonly (string | null | undefined)[];
  /** A word before the title, such as its urgency. */
  flag?: ComponentChildren;
  current?: boolean;
  /** What can be done here and now, as buttons. */
  actions?: ComponentChildren;
}

/** A row that opens its record. Put rows into `<RecordRows>`. */
export function RecordRow(props: Props) {
  const { href, noun, number, title, state, who, due, facts = [], flag, current, actions } = props;
  const shown = facts.filter((fact): fact is string => Boolean(fact));
  return (
    <li class="row">
      <a class="row-link" href={href} aria-current={current ? "true" : undefined}>
        <span class="row-number">{number ?? "–"}</span>
        <span class="row-body">
          <span class="row-title">
            {flag}
            <span lang={langOf(title)}>{title}</span>
          </span>
          <StateLine noun={noun} state={state} who={who} due={due} />
          {shown.length > 0 && (
            <span class="row-facts">
              {shown.map((fact) => (
                <span key={fact} lang={langOf(fact)}>
                  {fact}
                </span>
              ))}
            </span>
          )}
        </span>
      </a>
      {actions && <div class="row-actions">{actions}</div>}
    </li>
  );
}

/** The list around rows. */
export const RecordRows = ({ children, label }: { children: ComponentChildren; label: string }) => (
  <ul class="rows" aria-label={label}>
    {children}
  </ul>
);
