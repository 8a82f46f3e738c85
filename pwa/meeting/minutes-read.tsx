/** The minutes as they went round: to be read, objected to, and held against their hash, version by version. */
import type { Attendance } from "../../shared/attendance.ts";
import type { Minutes } from "../../shared/minutes.ts";
import { StateLine } from "../look/state-line.tsx";
import { nameOf, whoNext } from "../record/names.ts";
import { Instant } from "../text/instant.tsx";
import { sayExactly } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { Answers } from "./answers.tsx";
import type { OfMeeting } from "./of-meeting.ts";

interface Props {
  of: OfMeeting;
  office: boolean;
  own: readonly string[];
}

export function MinutesRead({ of, office, own }: Props) {
  const { meeting, minutes, attendances } = of;
  const [newest, ...older] = minutes;
  if (!newest) return null;
  const objections = attendances.filter(({ objection }) => objection !== null);
  const mine = attendances.filter(({ unit }) => own.includes(unit));
  const open = meeting.state === "minutes_circulated";
  return (
    <section class="record-section" id="minutes">
      <h2>{t("noun.minutes")}</h2>
      {open && meeting.objectionsUntil && (
        <p class="aside on-screen">
          {t("meeting.minutes.until", { when: sayExactly(meeting.objectionsUntil) })}
        </p>
      )}
      <Version one={newest} />
      {open &&
        mine.map((one) => (
          <Answers
            key={one.id}
            noun="attendance"
            record={one}
            meeting={meeting.id}
            only={["object"]}
          />
        ))}
      {objections.length > 0 && (
        <>
          <h3>{t("meeting.objections")}</h3>
          <ul class="rows">
            {objections.map((one) => (
              <Objection
                key={one.id}
                one={one}
                meeting={meeting.id}
                office={office && open && one.answer === null}
              />
            ))}
          </ul>
        </>
      )}
      {older.map((one) => (
        <details key={one.id} class="record-more on-screen">
          <summary>
            {t("meeting.minutes.version", {
              version: one.version,
              state: t(`state.minutes.${one.state}`),
            })}
          </summary>
          <Version one={one} />
        </details>
      ))}
    </section>
  );
}

const Version = ({ one }: { one: Minutes }) => (
  <article class="minutes">
    <p class="on-screen">
      <StateLine noun="minutes" state={one.state} who={whoNext(one)} />
    </p>
    <div class="minutes-text" lang={langOf(one.text.slice(0, 200))}>
      {one.text}
    </div>
    <p class="aside">
      {t("meeting.minutes.version", {
        version: one.version,
        state: t(`state.minutes.${one.state}`),
      })}{" "}
      <Instant at={one.createdAt} />
      <br />
      {t("field.minutes.hash")} <code class="hash">{one.hash}</code>
    </p>
  </article>
);

function Objection(props: { one: Attendance; meeting: string; office: boolean }) {
  const { one, meeting, office } = props;
  const name = nameOf("unit", one.unit);
  return (
    <li class="row topic">
      <p class="row-title" lang={langOf(name)}>
        {name}
      </p>
      <p class="moment-said">{one.objection}</p>
      {one.answer && (
        <p class="moment-said">
          {t("field.attendance.answer")} {one.answer}
        </p>
      )}
      {office && (
        <Answers noun="attendance" record={one} meeting={meeting} only={["answerObjection"]} />
      )}
    </li>
  );
}
