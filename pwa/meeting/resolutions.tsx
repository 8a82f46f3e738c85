/** Resolutions with what they ask of whom, and the promises that they made. */
import type { Commitment } from "../../shared/commitment.ts";
import { commitment } from "../../shared/commitment.ts";
import type { Noun } from "../../shared/kit/noun.ts";
import { neededOf, type Vote } from "../../shared/meeting/vote.ts";
import type { Meeting } from "../../shared/meeting.ts";
import type { Resolution } from "../../shared/resolution.ts";
import { RecordRow, RecordRows } from "../look/record-row.tsx";
import { StateLine } from "../look/state-line.tsx";
import { deadlineOf } from "../record/deadline.ts";
import { Name } from "../record/facts.tsx";
import { nameOf, titleOf, whoNext } from "../record/names.ts";
import { recordPath } from "../record/paths.ts";
import { sayDate } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { TurnRow } from "../turn/turn-row.tsx";
import { Answers } from "./answers.tsx";

const COMMITMENT = commitment as unknown as Noun;

interface Props {
  resolution: Resolution;
  commitments: readonly Commitment[];
  /** The meeting whose page this is. */
  page: string;
  /** The one it was decided in, where its vote is to be shown. */
  held?: Meeting;
  office: boolean;
  /** Units that the reader speaks for: they answer here. */
  own: readonly string[];
}

export function ResolutionRow(props: Props) {
  const { resolution, commitments, page, held, office, own } = props;
  const { text, owners, due, verifier, reviewOn, vote, finding, reason } = resolution;
  const facts: [string, string][] = [
    [
      t("field.resolution.owners"),
      owners.map((unit) => nameOf("unit", unit)).join(t("meeting.and")),
    ],
    [t("field.resolution.due"), sayDate(due)],
    [t("field.resolution.verifier"), verifier ? nameOf("unit", verifier) : t("committee")],
    [t("field.resolution.reviewOn"), sayDate(reviewOn)],
  ];
  return (
    <li class="row topic">
      <p class="row-title">
        <a href={recordPath("resolution", resolution.id)} lang={langOf(text)}>
          {text}
        </a>
      </p>
      <StateLine
        noun="resolution"
        state={resolution.state}
        who={whoNext(resolution)}
        due={resolution.state === "adopted" ? reviewOn : null}
      />
      <p class="row-facts">
        {facts
          .filter(([, said]) => said !== "")
          .map(([name, said]) => (
            <span key={name}>
              {name} <span lang={langOf(said)}>{said}</span>
            </span>
          ))}
      </p>
      {held && vote && (
        <p class="aside">{sayVote(vote, held, resolution.state !== "not_adopted")}</p>
      )}
      {(["supersedes", "supersededBy"] as const).map((link) => {
        const other = resolution[link];
        return (
          other && (
            <p key={link} class="aside">
              {t(`field.resolution.${link}`)} <Name noun="resolution" id={other} />
            </p>
          )
        );
      })}
      {finding && <p class="aside">{t(`finding.${finding}`)}</p>}
      {reason && <p class="moment-said">{reason}</p>}
      {office && (
        <Answers
          noun="resolution"
          record={resolution}
          meeting={page}
          only={["conclude", "review"]}
        />
      )}
      <Promises commitments={commitments} own={own} label={text} />
    </li>
  );
}

/** Promises in a list: one's own with their answers. */
export function Promises(props: {
  commitments: readonly Commitment[];
  own: readonly string[];
  label: string;
}) {
  const { commitments, own, label } = props;
  if (commitments.length === 0) return null;
  return (
    <RecordRows label={label}>
      {commitments.map((one) =>
        own.includes(one.unit) ? (
          <TurnRow key={one.id} noun={COMMITMENT} record={one} />
        ) : (
          <RecordRow
            key={one.id}
            href={recordPath("commitment", one.id)}
            noun="commitment"
            number={one.number}
            title={
              one.source === "resolution" ? nameOf("unit", one.unit) : titleOf("commitment", one)
            }
            state={one.state}
            who={whoNext(one)}
            due={deadlineOf(COMMITMENT, one)}
            facts={[one.source === "resolution" ? null : nameOf("unit", one.unit), one.lastNote]}
          />
        ),
      )}
    </RecordRows>
  );
}

/** 举手表决：同意7、反对0、弃权0，须5票，通过. */
const sayVote = (vote: Vote, held: Meeting, passed: boolean): string =>
  t(passed ? "minutes.vote.passed" : "minutes.vote.failed", {
    method: t(`method.${vote.method}`),
    yes: vote.yes,
    no: vote.no,
    abstain: vote.abstain,
    total: vote.present.length,
    needed: neededOf(held, held.expected, vote.present.length),
  });
