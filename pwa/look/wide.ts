/** Whether there is room for a table: a desktop window, or a sheet of paper. */
import { signal } from "@preact/signals";

const query = matchMedia("(min-width: 64em), print");
/** True on a window of 1024 px and more, and while printing. */
export const wide = signal(query.matches);
query.addEventListener("change", () => {
  wide.value = query.matches;
});
