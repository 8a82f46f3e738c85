/** Walking with the keyboard alone, each stop checked as it is reached. */
import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";

/** What is wrong with the stop that has the focus now, as somebody would see it. */
const stopFaults = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const stop = document.activeElement;
    if (!(stop instanceof HTMLElement) || stop === document.body) return [];
    const name = `${stop.tagName.toLowerCase()} “${(stop.textContent ?? "").trim().slice(0, 20)}”`;
    // A choice is drawn around its words, not around its dot.
    const ringed = [stop, stop.closest("label")].some((each) => {
      const style = each && getComputedStyle(each);
      return style && style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) >= 2;
    });
    const faults: string[] = [];
    if (!ringed) faults.push(`${name}: no focus ring`);
    const { left, top, width, height } = stop.getBoundingClientRect();
    const uncovered = [0.1, 0.5, 0.9].some((down) =>
      [0.1, 0.5, 0.9].some((along) => {
        const there = document.elementFromPoint(left + width * along, top + height * down);
        return there !== null && (stop.contains(there) || there.contains(stop));
      }),
    );
    if (!uncovered) faults.push(`${name}: hidden behind something or out of sight`);
    return faults;
  });

/** Presses Tab until this has the focus. Every stop on the way must be seen. */
export async function tabTo(page: Page, target: Locator, most = 60): Promise<void> {
  for (let stops = 0; stops < most; stops += 1) {
    await page.keyboard.press("Tab");
    expect(await stopFaults(page)).toEqual([]);
    if (await hasFocus(target)) return;
  }
  throw new Error(`${most} stops, and not at ${target}`);
}

/** Whether this, or something in it, has the focus. */
const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluateAll((all) => all.some((each) => each.contains(document.activeElement)));

/** Waits until this has the focus. */
export const focusComesTo = (target: Locator): Promise<void> =>
  expect.poll(() => hasFocus(target)).toBe(true);
