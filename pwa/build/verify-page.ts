/**
 * Build step: the page that verifies contracts (pwa/verify), as one file that needs no other. Script, style and
 * words stand in it; its own policy lets these two run by their hashes, and nothing be fetched from anywhere.
 */
import { createHash } from "node:crypto";
import { writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build, type Plugin } from "vite";
import { textsOf } from "./texts.ts";

/** The page's name among the built files. */
export const VERIFY_PAGE = "verify.html";

/** Writes the page beside the others. @param target as for all pages: the oldest browsers */
export function verifyPage(target: string[]): Plugin {
  let folder = "";
  return {
    name: "gongjian:verify-page",
    apply: "build",
    configResolved({ root, build: { outDir } }) {
      folder = resolve(root, outDir);
    },
    writeBundle: {
      order: "post",
      async handler(_, bundle) {
        // The service worker is a build of its own, with no page.
        if (!bundle["index.html"]) return;
        writeFileSync(join(folder, VERIFY_PAGE), pageOf(await bundled(target)));
      },
    },
  };
}

async function bundled(target: string[]): Promise<{ script: string; style: string }> {
  const built = await build({
    configFile: false,
    logLevel: "warn",
    root: join(import.meta.dirname, ".."),
    build: {
      write: false,
      target,
      lib: {
        entry: "verify/page.ts",
        formats: ["iife"],
        name: "verify",
        fileName: () => "page.js",
      },
    },
  });
  const outputs = [built].flat().flatMap((one) => ("output" in one ? one.output : []));
  const script = outputs.find((one) => one.type === "chunk")?.code ?? "";
  const style = outputs.find((one) => one.type === "asset")?.source ?? "";
  return { script, style: String(style) };
}

const hashOf = (content: string): string =>
  `'sha256-${createHash("sha256").update(content).digest("base64")}'`;

function pageOf({ script, style }: { script: string; style: string }): string {
  const inline = (content: string) =>
    `\n${content.trim().replace(/<(?=\/(?:script|style))/gi, "\\x3c")}\n`;
  const [code, look] = [inline(script), inline(style)];
  const policy = [
    "default-src 'none'",
    `script-src ${hashOf(code)}`,
    `style-src ${hashOf(look)}`,
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const { "page.title": title, "page.needsScript": needsScript } = textsOf("zh-CN").verify ?? {};
  return [
    "<!doctype html>",
    '<html lang="zh-CN">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${title}</title>`,
    `<style>${look}</style>`,
    // A module waits for the page by itself.
    `<script type="module">${code}</script>`,
    "</head>",
    "<body>",
    "<main></main>",
    `<noscript>${needsScript}</noscript>`,
    "</body>",
    "</html>",
    "",
  ].join("\n");
}
