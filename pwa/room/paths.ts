/** Addresses of the meeting room. A form that is open stands in the address, with the item it is about. */
import { withQuery } from "../record/paths.ts";

export const roomPath = (
  meeting: string,
  open: { item?: string; do?: string; on?: string } = {},
): string => withQuery(`/meetings/${meeting}/room`, open);

export const signInPath = (meeting: string): string => `/meetings/${meeting}/sign-in`;
