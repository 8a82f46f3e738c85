/** A community's published contracts as the server gives them: what was agreed, and nobody's name. */
import type { CheckWord } from "../../shared/contract/check-words.ts";
import type { Standing } from "../../shared/contract/standing.ts";
import { type Answer, ask } from "../ask.ts";

/** What is said of a contract beside its text. */
interface Told {
  id: string;
  number: number | null;
  kind: string;
  state: string;
  stateAt: string;
  endsOn: string | null;
  amends: string | null;
}

export interface PublishedRow extends Told {
  title: string;
  parties: readonly string[];
  from: string;
  until: string;
}

interface Head {
  size: number;
  root: string;
  at: string;
}

export interface PublishedClause {
  what: string;
  quantity: number | null;
  measure: string | null;
  owner: string;
  due: string;
  every: string;
  evidence: string;
  kept: { standing: Standing; due: string; times: number } | null;
}

export interface PublishedSignature {
  party: string;
  kind: string;
  on: string;
  before: Head | null;
  after: Head | null;
}

export interface PublishedContract {
  division: { code: string; name: string; sample: boolean };
  contract: Told;
  title: string;
  language: string;
  text: string;
  parties: readonly string[];
  principles: string;
  from: string;
  until: string;
  cadence: string;
  sha256: string;
  sm3: string;
  words: readonly CheckWord[];
  signatures: readonly PublishedSignature[];
  clauses: readonly PublishedClause[];
}

const LIST = "/api/public/contracts";

/** A page of a community's published contracts, newest first. */
export const publishedPage = (
  code: string,
  cursor: string | null,
): Promise<Answer<{ items: readonly PublishedRow[]; next: string | null }>> =>
  ask("GET", `${LIST}?${new URLSearchParams({ committee: code, ...(cursor ? { cursor } : {}) })}`);

/** Address of what is asked for one. */
const publishedPath = (id: string): string => `${LIST}/${encodeURIComponent(id)}`;

export const publishedOne = (id: string): Promise<Answer<PublishedContract>> =>
  ask("GET", publishedPath(id));
