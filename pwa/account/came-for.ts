/** What somebody opened before this device was signed in: joining leads back to it. */
import { recall, remember } from "../text/remembered.ts";

const CAME_FOR = "gongjian.cameFor";
/** Milliseconds after which whoever joins has forgotten it. */
const WITHIN = 3_600_000;

/** Keeps the address of this page until this device has joined. */
export const comeBackHere = (): void =>
  remember(CAME_FOR, `${Date.now()} ${location.pathname}${location.search}${location.hash}`);

/** Where somebody was going, once; null where nowhere in particular. */
export function takeCameFor(): string | null {
  const [at, path] = (recall(CAME_FOR) ?? "").split(" ");
  remember(CAME_FOR, null);
  return path && Date.now() - Number(at) < WITHIN ? path : null;
}
