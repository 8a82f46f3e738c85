/** Headings of official documents and their numbers: 一、（一）1. (GB/T 9704-2012, 7.3.3). */
import type { Block, Heading } from "./blocks.ts";
import type { Words } from "./words.ts";

/** A heading that has no number yet. */
export const heading = (level: Heading["level"], text: string): Heading => ({
  kind: "heading",
  level,
  number: "",
  text,
});

/** Gives each heading its number: its place among those of its level under the same heading. */
export function numbered(blocks: readonly Block[], words: Words): Block[] {
  const counts = [0, 0, 0];
  return blocks.map((block) => {
    if (block.kind !== "heading") return block;
    const count = (counts[block.level - 1] ?? 0) + 1;
    counts[block.level - 1] = count;
    counts.fill(0, block.level);
    const inHan = words.language === "zh-CN" && block.level < 3;
    return {
      ...block,
      number: words.say(`heading.${block.level}`, { number: inHan ? hanNumber(count) : count }),
    };
  });
}

const DIGITS = ["", ..."一二三四五六七八九"];

/** 1 to 99 in Chinese: 十, 十一, 二十, 九十九. Larger ones stay in digits. */
export function hanNumber(count: number): string {
  if (count > 99) return String(count);
  const tens = Math.floor(count / 10);
  const ten = tens === 0 ? "" : `${tens === 1 ? "" : DIGITS[tens]}十`;
  return `${ten}${DIGITS[count % 10]}`;
}
