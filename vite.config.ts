/** Builds the PWA from pwa/ into dist/pwa. The worker has a build of its own. */
import preact from "@preact/preset-vite";
import { VitePWA } from "vite-plugin-pwa";
import { defineConfig } from "vitest/config";
import { BUNDLE_RECORD, bundleRecord } from "./pwa/build/bundle-record.ts";
import { LATE_PARTS } from "./pwa/build/late-parts.ts";
import { mapTiles, ONLY_ONLINE } from "./pwa/build/map-tiles.ts";
import { membersFiles } from "./pwa/build/members-part.ts";
import { plainImports } from "./pwa/build/plain-imports.ts";
import { states } from "./pwa/build/states.ts";
import { indexTexts, textsOf, textsPlugin } from "./pwa/build/texts.ts";
import { VERIFY_PAGE, verifyPage } from "./pwa/build/verify-page.ts";

const { app } = textsOf("zh-CN");
const says = (key: string): string => app?.[key] ?? key;

/** Old phones and the Chrome 109 of old Windows desktops, with some room below. */
const OLDEST = ["chrome94", "safari15.4", "firefox93"];

export default defineConfig({
  root: "pwa",
  // Only vite has its root there; the tests lie beside it.
  test: { root: "." },
  plugins: [
    preact({ reactAliasesEnabled: false, prefreshEnabled: false, devToolsEnabled: false }),
    textsPlugin(),
    indexTexts(),
    states(),
    plainImports(),
    mapTiles(),
    bundleRecord(),
    verifyPage(OLDEST),
    VitePWA({
      strategies: "injectManifest",
      srcDir: ".",
      filename: "service-worker.ts",
      injectRegister: false,
      injectManifest: {
        globPatterns: ["**/*.{js,css,html,svg}"],
        globIgnores: ["service-worker.js", VERIFY_PAGE, ONLY_ONLINE, ...LATE_PARTS],
        manifestTransforms: [
          async (entries) => {
            const members = membersFiles("dist/bundle.json");
            return {
              manifest: entries.map((one) =>
                members.has(one.url) ? { ...one, members: true } : one,
              ),
            };
          },
        ],
      },
      manifest: {
        id: "/",
        name: says("shell.fullName"),
        short_name: says("shell.name"),
        description: says("shell.description"),
        lang: "zh-CN",
        start_url: "/",
        scope: "/",
        display: "standalone",
        background_color: "#fbf9f5",
        theme_color: "#fbf9f5",
        categories: ["government", "productivity"],
        icons: [
          { src: "/icons/any-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
          { src: "/icons/any-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
          {
            src: "/icons/maskable-192.png",
            sizes: "192x192",
            type: "image/png",
            purpose: "maskable",
          },
          {
            src: "/icons/maskable-512.png",
            sizes: "512x512",
            type: "image/png",
            purpose: "maskable",
          },
        ],
        screenshots: [
          {
            src: "/icons/screen-phone.png",
            sizes: "360x740",
            type: "image/png",
            form_factor: "narrow",
          },
          {
            src: "/icons/screen-desktop.png",
            sizes: "1280x800",
            type: "image/png",
            form_factor: "wide",
          },
        ],
      },
      includeManifestIcons: false,
    }),
  ],
  build: {
    outDir: "../dist/pwa",
    emptyOutDir: true,
    target: OLDEST,
    assetsInlineLimit: 0,
    // One small stylesheet costs less than the script that would load many.
    cssCodeSplit: false,
    modulePreload: false,
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        // Few files where a first visit needs all of them: each costs a way there and back, and zips alone.
        codeSplitting: {
          groups: [
            {
              name: "begin",
              test: /pwa\/(begin|text\/(texts|remembered)|station\/first-answer)\.ts|shared\/language\/language\.ts/,
            },
            {
              name: "frame",
              test: /node_modules\/(preact|@preact|preact-iso)\/|pwa\/(app|area|text(?!\/texts-member)|ask|account\/session|shell|look\/(wide|notice|no-answer|complaint|button|icons|page|tag))[./]/,
            },
            { name: "hours", test: /shared\/station\/(calendar|facts|festivals|hours)\.ts/ },
            {
              name: "directory",
              test: /shared\/station\/(opened|nearest|digits)\.ts|pwa\/station\/(directory|here|wanted|say-station|marks|samples)\.|icons-station/,
            },
            {
              // What every page of records is made of.
              name: "record",
              test: /pwa\/record\/(actions|alarm-line|commands|deadline|fields|form-head|late-form|members|names|paths|people|refusal|urgency-tag)\./,
            },
          ],
        },
      },
    },
    // Which file needs which: the weight check reads it.
    manifest: BUNDLE_RECORD,
  },
});
