/** In the room: what is on the screen, and how the meeting ends. */
import { commandOf, committeeOffice, refuse } from "../kit/noun.ts";
import { codeText, idOf, instant, listOf, object } from "../kit/values.ts";
import type { Meeting } from "../meeting.ts";
import { items, itemsOf, onRecord } from "./steps.ts";
import { MOST_UNITS } from "./vote.ts";

const command = commandOf<Meeting>();
const office = committeeOffice;

const codes = { anchor: codeText(), since: instant() };

export const inTheRoom = {
  begin: command({
    from: ["agenda_set"],
    to: "in_session",
    by: office,
    input: object({ ...codes }),
    unless: ({ noticedAt }) => (noticedAt === null ? refuse("noticeFirst") : null),
    apply: ({ entity, input, now }) => ({
      changes: {
        openedAt: now,
        current: entity.agenda[0] ?? null,
        anchor: input.anchor,
        codesSince: input.since,
      },
    }),
  }),
  /** Another device takes over the screen: it makes up codes of its own. */
  renewCodes: command({
    from: ["in_session"],
    to: "same",
    by: office,
    commutes: true,
    input: object({ ...codes }),
    apply: ({ input }) => ({ changes: { anchor: input.anchor, codesSince: input.since } }),
  }),
  /** Whoever turned the page last has it: that refuses nothing of what another device does meanwhile. */
  turnTo: command({
    from: ["in_session"],
    to: "same",
    by: office,
    commutes: true,
    input: object({ item: idOf("agendaItem") }),
    apply: ({ entity, input }) =>
      entity.agenda.includes(input.item)
        ? { changes: { current: input.item } }
        : refuse("notThisMeeting"),
  }),
  /** Whoever has not signed in was absent; what was not discussed is carried over. */
  close: command({
    from: ["in_session"],
    to: "minutes_draft",
    by: office,
    input: object({ absent: listOf(idOf("attendance"), MOST_UNITS), carried: items }),
    needs: (_, input) => [
      ...input.absent.map((id) => ({ noun: "attendance", id })),
      ...itemsOf(input.carried),
    ],
    apply: ({ entity, input, now, linked }) =>
      [
        ...input.absent.map((id) => linked("attendance", id)),
        ...input.carried.map((id) => linked("agendaItem", id)),
      ].every((record) => (record as { meeting?: string } | undefined)?.meeting === entity.id)
        ? {
            changes: { closedAt: now, current: null },
            followUps: [
              ...input.absent.map((target) => onRecord("attendance", "miss", target)),
              ...input.carried.map((target) => onRecord("agendaItem", "carry", target)),
            ],
          }
        : refuse("notThisMeeting"),
  }),
};
