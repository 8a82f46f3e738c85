/** 附件: papers that go with another one, named under its text and marked over their own titles. */
import { type Block, line, type OfficialDocument } from "./blocks.ts";
import type { Words } from "./words.ts";

/** The line under a text that names what goes with it. */
export const attachmentsOf = (titles: readonly string[], words: Words): Block[] =>
  titles.length > 0 ? [{ kind: "attachments", label: words.say("attachments"), titles }] : [];

/**
 * Papers as the annexes of another, each on sheets of its own: 附件1 stands first, flush with the margin, and a
 * single one has no number (GB/T 9704-2012, 7.3.4 and 7.3.7).
 * @param why said under each title: where it comes from, and that it is no part of the text it goes with
 */
export const annexesOf = (
  papers: readonly OfficialDocument[],
  why: string,
  words: Words,
): OfficialDocument[] =>
  papers.map((paper, at) => ({
    ...paper,
    annex: words.say("attachments") + (papers.length > 1 ? at + 1 : ""),
    blocks: [line(why), ...paper.blocks],
  }));
