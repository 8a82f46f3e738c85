/** What the shell says about the network and the outbox. The local store writes it, the shell reads it. */
import { signal } from "@preact/signals";

/** Whether the browser believes that there is a network. */
export const online = signal(navigator.onLine);
addEventListener("online", () => {
  online.value = true;
});
addEventListener("offline", () => {
  online.value = false;
});

export interface OutboxState {
  /** Mutations that have no final answer yet. */
  waiting: number;
  /** Mutations that were refused and whose text is kept. */
  refused: number;
  /** Instant of the last final answer, ISO 8601. */
  sentAt: string | null;
}

/** The outbox as the shell shows it. */
export const outbox = signal<OutboxState>({ waiting: 0, refused: 0, sentAt: null });
