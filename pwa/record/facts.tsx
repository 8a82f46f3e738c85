/** What a record is: its fields in words, ids as names that lead on. */
import type { ComponentChildren } from "preact";
import type { Commitment } from "../../shared/commitment.ts";
import type { Entity, Noun } from "../../shared/kit/noun.ts";
import type { Vote } from "../../shared/meeting/vote.ts";
import type { Hours } from "../../shared/station/hours.ts";
import type { FacilityFact, Station } from "../../shared/station.ts";
import { recordOf } from "../local/index.ts";
import { useLate } from "../look/use-late.ts";
import { Photos } from "../photo/photos.tsx";
import { Instant } from "../text/instant.tsx";
import { sayDate } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { isForPrograms, nounOf } from "./fields.ts";
import { isWord, nameOf, wordOf } from "./names.ts";
import { recordPath } from "./paths.ts";

/** The heading says it, or the links and the state line do. */
const ELSEWHERE: readonly string[] = [
  "title",
  "promise",
  "name",
  "code",
  "source",
  "commitment",
  "appraised",
];
const DATES: readonly string[] = [
  "due",
  "expectedDate",
  "reportedOn",
  "reviewOn",
  "validTo",
  "closedUntil",
  "date",
  "signBy",
  "from",
  "until",
  "first",
  "nextOn",
  "endsOn",
];

const isBlank = (value: unknown): boolean =>
  value === null ||
  value === undefined ||
  value === "" ||
  value === 0 ||
  (Array.isArray(value) && value.length === 0);

/** The record's own fields in the order of its declaration; empty ones are left out. */
export function Facts({ noun, record }: { noun: Noun; record: Entity }) {
  const own = record as unknown as Record<string, unknown>;
  const shown = Object.keys(noun.blank).filter(
    (field) =>
      field !== "longitude" &&
      !isForPrograms(field) &&
      !(ELSEWHERE.includes(field) && !(noun.name === "seat" && field === "title")) &&
      !isBlank(own[field]),
  );
  return (
    <dl class="facts">
      {record.number !== null && <Fact name={t("field.record.number")}>{record.number}</Fact>}
      {shown.map((field) => (
        <Fact key={field} name={t(`field.${noun.name}.${field}`)}>
          {field === "extras" ? (
            <Extras cells={own.extras as { header: string; text: string }[]} />
          ) : field === "latitude" ? (
            <StationFact spot={record as Station} />
          ) : field === "pictures" || field === "photos" ? (
            <Photos ids={own[field] as string[]} committee={record.committee} />
          ) : (
            <FactValue noun={noun.name} field={field} record={record} value={own[field]} />
          )}
        </Fact>
      ))}
      <Fact name={t("field.record.stateAt")}>
        <Instant at={record.stateAt} />
      </Fact>
    </dl>
  );
}

const Fact = ({ name, children }: { name: string; children: ComponentChildren }) => (
  <div>
    <dt>{name}</dt>
    <dd>{children}</dd>
  </div>
);

interface ValueProps {
  /** The field's noun, or the rows in which it stands. */
  noun: string;
  field: string;
  record: Entity | null;
  value: unknown;
}

/** One value in words. */
export function FactValue({ noun, field, record, value }: ValueProps) {
  if (isBlank(value)) return <>–</>;
  const other = field === "sourceId" ? (record as Commitment | null)?.source : nounOf(field, noun);
  if (other && typeof value === "string") return <Name noun={other} id={value} />;
  if (other && Array.isArray(value))
    return (
      <ul class="fact-list">
        {value.map((id: string) => (
          <li key={id}>
            <Name noun={other} id={id} />
          </li>
        ))}
      </ul>
    );
  if (field === "hours") return <StationFact hours={value as Hours} />;
  if (field === "facilities") return <StationFact facilities={value as FacilityFact[]} />;
  if (field === "outline" && Array.isArray(value))
    return <>{t("record.corners", { count: value.length })}</>;
  if (field === "percent") return <>{`${value}%`}</>;
  if (field === "vote") return <>{sayVote(value as Vote)}</>;
  if (typeof value === "boolean") return <>{t(value ? "record.yes" : "record.no")}</>;
  if (Array.isArray(value))
    return (
      <ul class="fact-list">
        {value.map((row: Record<string, unknown>) => (
          <li key={JSON.stringify(row)}>
            {Object.entries(row).map(([name, cell]) =>
              isBlank(cell) ? null : (
                <span key={name}>
                  <FactValue noun={field} field={name} record={null} value={cell} />
                </span>
              ),
            )}
          </li>
        ))}
      </ul>
    );
  const text = String(value);
  if (DATES.includes(field)) return <>{sayDate(text)}</>;
  if (/At$/.test(field)) return <Instant at={text} />;
  if (isWord(field)) return <>{wordOf(field, text)}</>;
  return <span lang={langOf(text)}>{text}</span>;
}

/** What only a station has, in words that load with the first station that is looked at. */
function StationFact(props: {
  spot?: Station;
  hours?: Hours;
  facilities?: readonly FacilityFact[];
}) {
  const parts = useLate(true, () => import("./station-facts.tsx"));
  if (!parts) return <>–</>;
  const { spot, hours, facilities } = props;
  if (hours) return <parts.HoursFact hours={hours} />;
  return facilities ? (
    <parts.FacilityFacts facilities={facilities} />
  ) : (
    spot && <parts.Spot of={spot} />
  );
}

/** Method and totals of a vote; who voted how stands in the minutes. */
const sayVote = ({ method, present, yes, no, abstain }: Vote): string =>
  t("record.vote", { method: wordOf("method", method), present: present.length, yes, no, abstain });

const Extras = ({ cells }: { cells: readonly { header: string; text: string }[] }) => (
  <ul class="fact-list">
    {cells.map(({ header, text }) => (
      <li key={header} lang={langOf(header + text)}>{`${header} ${text}`}</li>
    ))}
  </ul>
);

/** A record's name, leading to it where it is on this device. */
export function Name({ noun, id }: { noun: string; id: string }) {
  const name = nameOf(noun, id);
  return recordOf(noun, id) ? (
    <a class="fact-name" href={recordPath(noun, id)} lang={langOf(name)}>
      {name}
    </a>
  ) : (
    <span lang={langOf(name)}>{name}</span>
  );
}
