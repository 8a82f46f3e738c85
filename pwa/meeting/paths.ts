/** Addresses of the pages that a meeting has besides its own. */

/** The projector's and the chair's. */
export const roomPath = (id: string): string => `/meetings/${id}/room`;
export const signInPath = (id: string): string => `/meetings/${id}/sign-in`;
