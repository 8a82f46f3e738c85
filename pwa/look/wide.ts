/** Whether there is room for a table: a desktop window at the reader's text size, or a sheet of paper. */
import { effect, signal } from "@preact/signals";
import { textSize } from "../shell/settings.ts";

/** True on a window of 1024 px and more (twice that at twice the text size), and while printing. */
export const wide = signal(false);

effect(() => {
  const query = matchMedia(`(min-width: ${0.64 * textSize.value}em), print`);
  const look = () => {
    wide.value = query.matches;
  };
  look();
  query.addEventListener("change", look);
  return () => query.removeEventListener("change", look);
});
