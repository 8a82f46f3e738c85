/** New versions: announced when they are ready, taken when the reader taps, never by themselves. */
import { signal } from "@preact/signals";

/** A new version waits to be taken. */
export const newVersion = signal(false);

let waiting: ServiceWorker | null = null;

function announce(worker: ServiceWorker | null): void {
  if (!worker || !navigator.serviceWorker.controller) return;
  waiting = worker;
  newVersion.value = true;
}

const watch = (next: ServiceWorker | null): void =>
  next?.addEventListener("statechange", () => {
    if (next.state === "installed") announce(next);
  });

/** What the first visit read before there was a service worker: asked for again, it is kept. */
function keepWhatWasRead(): void {
  for (const { name } of performance.getEntriesByType("resource"))
    if (new URL(name).pathname.startsWith("/api/public/")) fetch(name).catch(() => {});
}

const HOUR = 3_600_000;

/** An app that is left open for days never starts: it looks for a new version when it is looked at again. */
function lookAgain(registration: ServiceWorkerRegistration): void {
  let looked = Date.now();
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState !== "visible" || Date.now() - looked < HOUR) return;
    looked = Date.now();
    registration.update().catch(() => {});
  });
}

/** Registers the service worker where there is one, and watches for its successors. */
export function watchVersions(): void {
  // In-app browsers have none, and the development server serves no built one.
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  if (!navigator.serviceWorker.controller)
    navigator.serviceWorker.addEventListener("controllerchange", keepWhatWasRead, { once: true });
  const start = async () => {
    const registration = await navigator.serviceWorker.register("/service-worker.js");
    announce(registration.waiting);
    // The browser looks for a new one by itself when a page opens, and may have been faster than this.
    watch(registration.installing);
    registration.addEventListener("updatefound", () => watch(registration.installing));
    lookAgain(registration);
  };
  start().catch(() => {
    // Forbidden or failed: the app works online without it.
  });
}

/** Takes the new version: pages keep their drafts as they are typed, so reloading loses none. */
export function takeNewVersion(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload());
  waiting?.postMessage({ type: "SKIP_WAITING" });
}
