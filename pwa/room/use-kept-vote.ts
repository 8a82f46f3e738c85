/** A vote is kept as it is typed, like every form: a closed tab or a dead battery loses no figure of it. */
import { useEffect, useState } from "preact/hooks";
import type { Resolution } from "../../shared/resolution.ts";
import { type DraftOf, draftOf, dropDraft, keepDraft } from "../record/drafts.ts";
import { EMPTY_VOTE, typedVote, VOTE_DRAFT, type VoteDraft, voteIn } from "./vote-draft.ts";

export interface KeptVote {
  draft: VoteDraft;
  /** It was begun earlier, and goes on. */
  goesOn: boolean;
  change(next: Partial<VoteDraft>): void;
  /** It is recorded. */
  done(): Promise<void>;
  /** It is to be typed anew. */
  again(): Promise<void>;
}

/** The vote that is being typed on a resolution; null until it is known whether one was begun. */
export function useKeptVote({ id, committee }: Resolution): KeptVote | null {
  const of: DraftOf = { noun: "resolution", command: VOTE_DRAFT, target: id, committee };
  const [kept, setKept] = useState<Pick<KeptVote, "draft" | "goesOn"> | null>(null);
  useEffect(() => {
    void draftOf(of).then((found) =>
      setKept({ draft: found ? voteIn(found.values) : EMPTY_VOTE, goesOn: found !== null }),
    );
  }, [id]);
  return (
    kept && {
      ...kept,
      change(next) {
        const draft = { ...kept.draft, ...next };
        setKept({ ...kept, draft });
        void keepDraft(of, { values: typedVote(draft), photos: [] });
      },
      done: () => dropDraft(of),
      again: () => dropDraft(of).then(() => setKept({ draft: EMPTY_VOTE, goesOn: false })),
    }
  );
}
