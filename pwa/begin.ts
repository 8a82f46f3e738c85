/**
 * Entry. Small, so that it runs before the rest is here: what a first visit to the stations waits for is asked
 * for at once, beside the code that will show it.
 */
import { askEarly } from "./station/first-answer.ts";
import { firstLanguage, textsIn } from "./text/texts.ts";

const first = firstLanguage();
/** Whoever needs them asks again, and says so if they don't come. */
const ignore = () => {};

textsIn(first, "public").catch(ignore);
if (/^\/(stations\/?.*)?$/.test(location.pathname)) {
  textsIn(first, "stations").catch(ignore);
  askEarly();
}
void import("./main.tsx").then(({ start }) => start());
