/** Build step: takes the record of which file needs which out of what is served, to `dist/bundle.json`. */
import { renameSync } from "node:fs";
import { join } from "node:path";
import type { Plugin } from "vite";

/** The record's name while it is being built: the bundler allows no path that leads outside. */
export const BUNDLE_RECORD = "bundle.json";

/** Moves the record up, beside the folder that is served. */
export const bundleRecord = (): Plugin => ({
  name: "gongjian:bundle-record",
  apply: "build",
  writeBundle: {
    order: "post",
    handler({ dir }, bundle) {
      // The service worker is a build of its own, with no record.
      if (dir && bundle[BUNDLE_RECORD])
        renameSync(join(dir, BUNDLE_RECORD), join(dir, "..", BUNDLE_RECORD));
    },
  },
});
