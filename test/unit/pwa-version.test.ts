import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { watchVersions } from "../../pwa/shell/version.ts";

const HOUR = 3_600_000;
const registration = {
  waiting: null,
  installing: null,
  addEventListener: () => {},
  update: vi.fn(),
};
const page = Object.assign(new EventTarget(), { visibilityState: "visible" });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubEnv("DEV", false);
  vi.stubGlobal("document", page);
  vi.stubGlobal("navigator", {
    serviceWorker: { controller: {}, register: async () => registration },
  });
  registration.update.mockResolvedValue(undefined);
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

/** The reader leaves the app and comes back after some time. */
function comeBackAfter(milliseconds: number): void {
  page.visibilityState = "hidden";
  page.dispatchEvent(new Event("visibilitychange"));
  vi.advanceTimersByTime(milliseconds);
  page.visibilityState = "visible";
  page.dispatchEvent(new Event("visibilitychange"));
}

it("an app that is left open looks for a new version when it is looked at again, once an hour at the most", async () => {
  watchVersions();
  await vi.advanceTimersByTimeAsync(0);
  comeBackAfter(HOUR / 2);
  expect(registration.update).not.toHaveBeenCalled();
  comeBackAfter(HOUR);
  comeBackAfter(1000);
  expect(registration.update).toHaveBeenCalledTimes(1);
  comeBackAfter(HOUR);
  expect(registration.update).toHaveBeenCalledTimes(2);
});
