/** An entry of the outbox: what, on which record, since when, and every word of it. */
import type { ComponentChildren } from "preact";
import type { Entry } from "../../shared/sync/storage.ts";
import { Icon } from "../look/icons.tsx";
import { Name } from "../record/facts.tsx";
import { sayInstant } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { toldIn } from "./told.ts";

export function WaitingEntry({ entry }: { entry: Entry }) {
  return (
    <li class="entry">
      <EntryHead entry={entry} />
      <Told entry={entry} />
      <p class="entry-waiting">
        <Icon name="waiting" />
        {t("desk.notSent")}
      </p>
    </li>
  );
}

/**
 * What was to be done, on what, and when it was written.
 * @param props.what says what, where that isn't a command yet
 */
export function EntryHead(props: {
  entry: Pick<Entry, "mutation" | "clientTime">;
  what?: string | undefined;
}) {
  const { entry, what } = props;
  const { noun, command, target } = entry.mutation;
  return (
    <div>
      <p class="entry-what">
        {t(`noun.${noun}`)} · {what ?? t(`command.${noun}.${command}`)}
      </p>
      {target && (
        <p>
          <Name noun={noun} id={target} />
        </p>
      )}
      <p class="aside">{t("outbox.written", { when: sayInstant(entry.clientTime) })}</p>
    </div>
  );
}

/** The words that were typed, each with the name of its field. */
export const Told = ({ entry }: { entry: Pick<Entry, "mutation"> }) => (
  <dl class="entry-told">
    {toldIn(entry.mutation).map(([field, text]) => (
      <Said key={field} name={t(`field.${entry.mutation.noun}.${field}`)} text={text} />
    ))}
  </dl>
);

const Said = ({ name, text }: { name: string; text: string }): ComponentChildren => (
  <div>
    <dt>{name}</dt>
    <dd lang={langOf(text)}>{text}</dd>
  </div>
);
