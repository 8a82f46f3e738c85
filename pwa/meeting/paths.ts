/** Addresses of a meeting's pages. */
import { withQuery } from "../record/paths.ts";

export const meetingPath = (
  id: string,
  query: Readonly<Record<string, string | undefined>> = {},
): string => withQuery(`/meetings/${id}`, query);

/** The projector's and the chair's page. */
export const roomPath = (id: string): string => `/meetings/${id}/room`;
export const signInPath = (id: string): string => `/meetings/${id}/sign-in`;
