/**
 * Keeps the shell for days without network, keeps public reads fresh, and knocks when the network is
 * back. A successor takes over only when the reader taps "refresh".
 */
/// <reference lib="webworker" />
import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  PrecacheController,
  PrecacheRoute,
  precacheAndRoute,
} from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { CacheFirst, NetworkFirst, StaleWhileRevalidate } from "workbox-strategies";

declare const self: ServiceWorkerGlobalScope & {
  __WB_MANIFEST: File[];
};

/** A file to keep; `members` where only they need it (build/members-part.ts). */
interface File {
  url: string;
  revision: string | null;
  members?: true;
}

/** Background Sync is no part of the DOM types: it is Chromium's alone. */
interface SyncEvent extends ExtendableEvent {
  tag: string;
}

const PUBLIC_CACHE = "public-reads";
const plain = ({ url, revision }: File) => ({ url, revision });
/** The parts of build/late-parts.ts. Their names change with what is in them. */
const LATE_PART = /^\/assets\/(word|document)-/;

const files: readonly File[] = self.__WB_MANIFEST;
precacheAndRoute(files.filter(({ members }) => !members).map(plain));
cleanupOutdatedCaches();

/**
 * The members' pages: fetched once somebody has signed in on this device (the page says so), and from then on
 * with every version. A courier's phone keeps nothing of them.
 */
const MEMBERS = "members";
const membersPart = new PrecacheController({ cacheName: MEMBERS });
membersPart.addToCacheList(files.filter(({ members }) => members).map(plain));
registerRoute(new PrecacheRoute(membersPart));
/** Fetches what is missing. Workbox keeps what it fetches only while installing: to it, every time is one. */
const keepMembers = (event: ExtendableEvent): Promise<unknown> =>
  membersPart.install({
    type: "install",
    waitUntil: (until: Promise<unknown>) => event.waitUntil(until),
  } as ExtendableEvent);
const whereKept = async (then: () => Promise<unknown>): Promise<void> => {
  if (await caches.has(MEMBERS)) await then();
};
self.addEventListener("install", (event) => event.waitUntil(whereKept(() => keepMembers(event))));
self.addEventListener("activate", (event) =>
  event.waitUntil(whereKept(() => membersPart.activate(event))),
);

// The page that verifies contracts is a file by itself, with a policy of its own (build/verify-page.ts).
registerRoute(
  new NavigationRoute(createHandlerBoundToURL("/index.html"), {
    denylist: [/^\/api\//, /^\/verify(\.html)?$/],
  }),
);

/** Tells open pages when a public answer is another one than the one they were given. */
const announceFresher = {
  cacheDidUpdate: async ({
    request,
    oldResponse,
    newResponse,
  }: {
    request: Request;
    oldResponse?: Response | null | undefined;
    newResponse: Response;
  }) => {
    if (!oldResponse) return;
    const [before, after] = await Promise.all([
      oldResponse.clone().text(),
      newResponse.clone().text(),
    ]);
    if (before === after) return;
    for (const page of await self.clients.matchAll()) {
      page.postMessage({ type: "fresher", url: request.url });
    }
  },
};
/** The page keeps the directory itself; what is not in it of one station is the newest there is. */
const STATIONS = "/api/public/stations";
/** What is named by its bytes never changes; the last ones looked at are kept. */
const MOST_KEPT = 30;
const dropOldest = {
  cacheDidUpdate: async ({ cacheName }: { cacheName: string }) => {
    const cache = await caches.open(cacheName);
    const oldest = (await cache.keys()).slice(0, -MOST_KEPT);
    await Promise.all(oldest.map((request) => cache.delete(request)));
  },
};
registerRoute(
  ({ url }) => LATE_PART.test(url.pathname),
  new CacheFirst({ cacheName: "late-parts", plugins: [dropOldest] }),
);
registerRoute(
  ({ url }) => url.pathname.startsWith(`${STATIONS}/`) && url.pathname.includes("/pictures/"),
  new CacheFirst({ cacheName: "station-pictures", plugins: [dropOldest] }),
);
registerRoute(
  ({ url }) => url.pathname.startsWith(`${STATIONS}/`),
  new NetworkFirst({ cacheName: PUBLIC_CACHE, networkTimeoutSeconds: 5 }),
);
registerRoute(
  ({ url }) => url.pathname.startsWith("/api/public/") && url.pathname !== STATIONS,
  new StaleWhileRevalidate({ cacheName: PUBLIC_CACHE, plugins: [announceFresher] }),
);

self.addEventListener("message", (event) => {
  if (event.data?.type === "SKIP_WAITING") void self.skipWaiting();
  if (event.data?.type === "KEEP_MEMBERS")
    event.waitUntil(
      keepMembers(event).then(
        () => event.ports[0]?.postMessage("kept"),
        // The next page that opens asks again.
        () => {},
      ),
    );
});

// The very first one has nobody to take over from: the page that brought it works without network at once.
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

/**
 * The network is back (Background Sync, tag `outbox`): an open page sends. With no page open this fails,
 * so that the browser tries again later; the sender itself lives in the page.
 */
self.addEventListener("sync", (event) => {
  const sync = event as SyncEvent;
  if (sync.tag === "outbox") sync.waitUntil(knock());
});

async function knock(): Promise<void> {
  const pages = await self.clients.matchAll({ type: "window" });
  if (pages.length === 0) throw new Error("no page is open to send the outbox");
  for (const page of pages) page.postMessage({ type: "outbox" });
}
