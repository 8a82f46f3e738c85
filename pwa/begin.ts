/**
 * Entry. Small, so that it runs before the rest is here: what a first visit to the stations waits for is asked
 * for at once, beside the code that will show it.
 */
import { askEarly } from "./station/first-answer.ts";
import { firstLanguage, TEXTS } from "./text/texts.ts";

const { public: frame, stations } = TEXTS[firstLanguage()];
/** Whoever needs them asks again, and says so if they don't come. */
const ignore = () => {};

frame().catch(ignore);
if (/^\/(stations\/?.*)?$/.test(location.pathname)) {
  stations().catch(ignore);
  askEarly();
}
void import("./main.tsx").then(({ start }) => start());
