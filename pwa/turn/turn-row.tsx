/** One thing that waits for me: a sentence, its deadline, and its one or two answers right there. */
import { useRef, useState } from "preact/hooks";
import type { Attendance } from "../../shared/attendance.ts";
import type { Refused } from "../../shared/sync/storage.ts";
import { Button } from "../look/button.tsx";
import { RecordRow } from "../look/record-row.tsx";
import { Tag } from "../look/tag.tsx";
import { ReplyAnswers } from "../meeting/reply-answers.tsx";
import { AnswerButton, offersHere, whyShut } from "../record/actions.tsx";
import { nearestOf, type Offer } from "../record/commands.ts";
import { deadlineOf } from "../record/deadline.ts";
import { oneText } from "../record/fields.ts";
import { nameOf, titleOf, whoNext } from "../record/names.ts";
import { formPath, recordPath } from "../record/paths.ts";
import { Refusal } from "../record/refusal.tsx";
import { UrgencyTag } from "../record/urgency-tag.tsx";
import { signingLink } from "../signing/turn-link.ts";
import { t } from "../text/text.ts";
import type { Waiting } from "./groups.ts";
import { Pending } from "./pending.tsx";
import { QuickSay } from "./quick-say.tsx";

const FROM_TURN = { from: "turn" };

export function TurnRow({ noun, record }: Waiting) {
  const [saying, setSaying] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [kept, setKept] = useState(false);
  const answersHere = useRef<HTMLDivElement>(null);
  const close = () => {
    setSaying(null);
    // The field that had the focus is gone: back to the answers.
    setTimeout(() => answersHere.current?.querySelector("button")?.focus());
  };
  const offers = offersHere(noun, record);
  const answers = nearestOf(offers);
  const said = answers.find(({ name }) => name === saying);
  const done = () => {
    close();
    setRefusal(null);
    setKept(true);
  };
  const link = signingLink(noun.name, record);
  const answer = (offer: Offer) =>
    oneText(offer.fields) ? (
      <Button
        key={offer.name}
        onClick={() => {
          setKept(false);
          setSaying(offer.name);
        }}
      >
        {t(`command.${noun.name}.${offer.name}`)}
      </Button>
    ) : (
      <AnswerButton
        key={offer.name}
        offer={offer}
        record={record}
        main={false}
        href={formPath(noun.name, record.id, offer.name, FROM_TURN)}
        onDone={done}
        onRefused={setRefusal}
      />
    );
  return (
    <RecordRow
      href={pathOf({ noun, record })}
      noun={noun.name}
      number={record.number}
      title={titleOf(noun.name, record)}
      state={record.state}
      who={whoNext(record)}
      due={deadlineOf(noun, record)}
      flag={
        <>
          <Tag>{t(`noun.${noun.name}`)}</Tag>
          <UrgencyTag record={record} />
        </>
      }
      facts={[unitOf(record), lastNoteOf(record), wordOfReport(record)]}
      actions={
        <div class="turn-answers" ref={answersHere}>
          {noun.name === "attendance" ? (
            <ReplyAnswers one={record as Attendance} onDone={() => setKept(true)} />
          ) : link ? (
            <Button href={link.href}>{t(link.label)}</Button>
          ) : said ? (
            <QuickSay
              offer={said}
              record={record}
              onDone={done}
              onCancel={close}
              fullForm={formPath(noun.name, record.id, said.name, FROM_TURN)}
            />
          ) : answers.length > 0 ? (
            answers.map(answer)
          ) : (
            <Closed offers={offers} />
          )}
          {refusal && <Refusal of={refusal} />}
          <Pending id={record.id} kept={kept} />
        </div>
      }
    />
  );
}

/** A notice leads to its meeting, a signature to where it is given, everything else to itself. */
const pathOf = ({ noun, record }: Waiting): string =>
  noun.name === "attendance"
    ? recordPath("meeting", (record as Attendance).meeting, FROM_TURN)
    : (signingLink(noun.name, record)?.href ?? recordPath(noun.name, record.id, FROM_TURN));

/** Whose promise or thing it is, when the sentence names somebody else. */
function unitOf(record: Waiting["record"]): string | null {
  const { unit } = record as typeof record & { unit?: string | null };
  return unit && unit !== record.turn ? nameOf("unit", unit) : null;
}

const lastNoteOf = (record: Waiting["record"]): string | null =>
  (record as typeof record & { lastNote?: string | null }).lastNote ?? null;

/** What somebody at the door added. */
const wordOfReport = (record: Waiting["record"]): string | null =>
  (record as typeof record & { word?: string | null }).word ?? null;

/** The answer that this state waits for is shut: why. */
function Closed({ offers }: { offers: readonly Offer[] }) {
  const [first] = offers.filter(({ closed }) => closed !== null && closed.refused !== "state");
  return first ? <p class="aside">{whyShut(first)}</p> : null;
}
