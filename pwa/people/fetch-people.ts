/** People and open invitations of a committee, page by page. Nothing of it is kept on the device. */
import { useEffect, useState } from "preact/hooks";
import { type Answer, ask, type Problem } from "../ask.ts";
import type { Invitation, Person } from "./roster.ts";

export interface Fetched {
  people: readonly Person[];
  invitations: readonly Invitation[];
}

type Paged<T> = { items: readonly T[]; next: string | null };

/** All pages of a list. */
export async function allOf<T>(path: string): Promise<Answer<readonly T[]>> {
  const items: T[] = [];
  for (let cursor: string | null = ""; cursor !== null; ) {
    const mark = path.includes("?") ? "&" : "?";
    const answer: Answer<Paged<T>> = await ask(
      "GET",
      cursor ? `${path}${mark}cursor=${cursor}` : path,
    );
    if (!answer.done) return answer;
    items.push(...answer.body.items);
    cursor = answer.body.next;
  }
  return { done: true, body: items };
}

/** What the server knows of a committee's people; `again` asks anew and keeps showing what there is. */
export function usePeople(committee: string) {
  const [fetched, setFetched] = useState<(Fetched & { committee: string }) | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let here = true;
    void Promise.all([
      allOf<Person>(`/api/committees/${committee}/people`),
      allOf<Invitation>(`/api/invitations?committee=${committee}`),
    ]).then(([people, invitations]) => {
      if (!here) return;
      const failed = [people, invitations].find((answer) => !answer.done);
      setProblem(failed && !failed.done ? failed.problem : null);
      if (people.done && invitations.done)
        setFetched({ committee, people: people.body, invitations: invitations.body });
    });
    return () => {
      here = false;
    };
  }, [committee, asked]);
  return {
    fetched: fetched?.committee === committee ? fetched : null,
    problem,
    again: () => setAsked((count) => count + 1),
  };
}
