/** Whether something has lain on this device for so long that the browser may throw it away. */
import { daysAfter } from "../../shared/deadlines.ts";
import { OLD_DAYS } from "../local/index.ts";
import { clock } from "../local/state.ts";

export const isOld = ({ at }: { at: string }): boolean => at < daysAfter(clock.value, -OLD_DAYS);
