/** Addresses of the meetings' pages. */
import { withQuery } from "../record/paths.ts";

/** The list of a committee's meetings. */
export const meetingsPath = (committee: string): string => withQuery("/meetings", { committee });

/** A quarter's report; without `quarter`, as in `2026-4`, that of the present one. */
export const reportPath = (committee: string, quarter?: string): string =>
  withQuery("/meetings/report", { committee, quarter });

/** One meeting's own page. */
export const meetingPath = (id: string): string => `/meetings/${id}`;

/**
 * The form of a command on a meeting or a series.
 * @param of the record that it is about (`id`), or what is known of the one that it makes (`kind`, `date`)
 */
export const meetingFormPath = (
  noun: "meeting" | "series",
  command: string,
  committee: string,
  of: Readonly<Record<string, string>> = {},
): string => withQuery("/meetings", { committee, do: command, noun, ...of });
