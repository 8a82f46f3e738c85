/** What somebody says at a door: kept on this device until the server has it, sent without a name. */
import { computed, signal } from "@preact/signals";
import { ulid } from "ulid";
import type { REPORTS as WHATS } from "../../shared/station-report.ts";
import { REPORTS as KEPT } from "../shell/background.ts";
import { recall, remember } from "../text/remembered.ts";
import { bringUpToDate } from "./directory.ts";

export type What = (typeof WHATS)[number];

export interface Report {
  /** Sent again under the same key, it is one report. */
  key: string;
  place: string;
  what: What;
  word: string;
  /** Made up for this station and day: it says nothing about whose device it is. */
  device: string;
  /** Instant. */
  at: string;
  state: "waiting" | "sent" | "refused";
}

/** How long an answer is told: the device's word for a station lasts a day as well. */
const TOLD_MS = 86_400_000;

function remembered(): Report[] {
  try {
    return JSON.parse(recall(KEPT) ?? "[]") as Report[];
  } catch {
    return [];
  }
}

const reports = signal<readonly Report[]>(remembered());

function keep(next: readonly Report[]): void {
  const kept = next.filter((one) => one.state === "waiting" || isOfToday(one));
  reports.value = kept;
  remember(KEPT, kept.length > 0 ? JSON.stringify(kept) : null);
}

const byte = (): number => crypto.getRandomValues(new Uint8Array(1))[0] ?? 0;
const freshWord = (): string =>
  [...crypto.getRandomValues(new Uint8Array(16))]
    .map((one) => one.toString(16).padStart(2, "0"))
    .join("");

const isOfToday = ({ at }: Report): boolean => Date.now() - Date.parse(at) < TOLD_MS;

/** What the server does not have: it waits for a network, or was not taken. */
export const unsent = computed(() => reports.value.filter(({ state }) => state !== "sent"));

/** Reports of this station within the day, and what still waits. */
export const reportsOf = (place: string): Report[] =>
  reports.value.filter((one) => one.place === place && (one.state === "waiting" || isOfToday(one)));

/** Says something about a station, and sends it as soon as there is a network. */
export function say(place: string, what: What, word: string): void {
  const device = reportsOf(place).find(isOfToday)?.device ?? freshWord();
  const report: Report = {
    key: ulid(undefined, () => byte() / 256),
    place,
    what,
    word: word.trim(),
    device,
    at: new Date().toISOString(),
    state: "waiting",
  };
  keep([...reports.peek(), report]);
  void sendReports();
}

let sending: Promise<void> | null = null;

/** Sends what waits, one after the other. */
export function sendReports(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = null;
  });
  return sending;
}

async function sendAll(): Promise<void> {
  for (;;) {
    const next = reports.peek().find(({ state }) => state === "waiting");
    const state = next && (await send(next));
    if (!next || !state || state === "waiting") return;
    keep(reports.peek().map((one) => (one.key === next.key ? { ...one, state } : one)));
    if (state === "sent") void bringUpToDate();
  }
}

/** No answer, a busy server or too many at once: it stays and is sent again. */
async function send({ key, place, what, word, device }: Report): Promise<Report["state"]> {
  try {
    const { ok, status } = await fetch(`/api/public/stations/${place}/reports`, {
      method: "POST",
      headers: { "Content-Type": "application/json", "Idempotency-Key": key },
      body: JSON.stringify({ what, device, ...(word ? { word } : {}) }),
    });
    if (ok) return "sent";
    return status >= 500 || status === 429 ? "waiting" : "refused";
  } catch {
    return "waiting";
  }
}

addEventListener("online", () => void sendReports());
