/** Work that goes on whatever page is open: the store of whoever is signed in, and the wake-up by the browser. */
import { effect } from "@preact/signals";
import { me } from "../account/session.ts";
import { recall } from "../text/remembered.ts";
import { outbox } from "./connection.ts";

/** A registration where the browser has Background Sync (Chromium). */
type WithSync = ServiceWorkerRegistration & { sync?: { register(tag: string): Promise<void> } };

const store = () => import("../local/index.ts");
/** What fails here is tried again by the page that needs it, and says so there. */
const ignore = () => {};

/** Where this device keeps what was said at stations' doors; it is sent whatever page is opened next. */
export const REPORTS = "gongjian.reports";

/** Starts the signed-in person's store, and asks the browser to knock when the network is back. */
export function workInBackground(): void {
  effect(() => {
    if (me.value) store().then(({ start }) => start(), ignore);
  });
  if (recall(REPORTS))
    import("../station/reports.ts").then(({ sendReports }) => sendReports(), ignore);
  const worker = navigator.serviceWorker;
  if (!worker) return;
  effect(() => {
    if (me.value)
      worker.ready.then(({ active }) => active?.postMessage({ type: "KEEP_MEMBERS" }), ignore);
  });
  worker.addEventListener("message", ({ data }) => {
    if (data?.type === "outbox") store().then(({ syncNow }) => syncNow(), ignore);
  });
  effect(() => {
    if (outbox.value.waiting === 0) return;
    worker.ready.then((ready) => (ready as WithSync).sync?.register("outbox")).catch(ignore);
  });
}
