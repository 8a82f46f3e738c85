/** Handing in a topic: a unit's from its phone, with or without network, or the committee's own. */

import { useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import { agendaItem } from "../../shared/agenda-item.ts";
import type { Noun } from "../../shared/kit/noun.ts";
import type { Meeting } from "../../shared/meeting.ts";
import { Button } from "../look/button.tsx";
import { creatingOffers } from "../record/commands.ts";
import { FormHead } from "../record/form-head.tsx";
import { LateForm } from "../record/late-form.tsx";
import { actorHere } from "../record/names.ts";
import { givenIn, recordPath } from "../record/paths.ts";
import { t } from "../text/text.ts";
import { Pending } from "../turn/pending.tsx";

interface Props {
  meeting: Meeting;
  /** A unit may. */
  submits: boolean;
  /** The committee may. */
  adds: boolean;
}

export function HandIn({ meeting, submits, adds }: Props) {
  const { query, route } = useLocation();
  const [made, setMade] = useState<string | null>(null);
  const actor = actorHere();
  const names = [...(submits ? ["submit"] : []), ...(adds ? ["add"] : [])];
  const offers = actor
    ? creatingOffers(agendaItem as unknown as Noun, actor, meeting.committee).filter(({ name }) =>
        names.includes(name),
      )
    : [];
  const asked = query.on ? undefined : offers.find(({ name }) => name === query.do);
  const here = recordPath("meeting", meeting.id);
  if (asked)
    return (
      <section class="meeting-form" aria-label={t(`command.agendaItem.${asked.name}`)}>
        <FormHead>{t(`command.agendaItem.${asked.name}`)}</FormHead>
        <LateForm
          offer={asked}
          entity={null}
          committee={meeting.committee}
          given={givenIn(query)}
          on={{ field: "meeting", id: meeting.id }}
          back={here}
          onDone={(target) => {
            setMade(target);
            route(here, true);
          }}
        />
      </section>
    );
  return (
    <div class="turn-answers">
      {offers.map(({ name }) => (
        <Button key={name} icon="plus" href={recordPath("meeting", meeting.id, { do: name })}>
          {t(`command.agendaItem.${name}`)}
        </Button>
      ))}
      {made && <Pending id={made} kept />}
    </div>
  );
}
