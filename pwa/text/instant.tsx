/** When something happened: as long ago as it is on the screen, exactly on paper. */
import { sayExactly, sayInstant } from "./say.ts";

/** @param at instant, ISO 8601 */
export const Instant = ({ at }: { at: string }) => (
  <time dateTime={at}>
    <span class="on-screen">{sayInstant(at)}</span>
    <span class="on-paper">{sayExactly(at)}</span>
  </time>
);
