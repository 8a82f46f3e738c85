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

/** Registers the service worker where there is one, and watches for its successors. */
export function watchVersions(): void {
  // In-app browsers have none, and the development server serves no built one.
  if (!("serviceWorker" in navigator) || import.meta.env.DEV) return;
  const start = async () => {
    const registration = await navigator.serviceWorker.register("/service-worker.js");
    announce(registration.waiting);
    registration.addEventListener("updatefound", () => {
      const next = registration.installing;
      next?.addEventListener("statechange", () => {
        if (next.state === "installed") announce(next);
      });
    });
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
