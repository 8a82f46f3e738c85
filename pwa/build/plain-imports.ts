/**
 * Build step: `import()` as browsers have it, and what the first page needs asked for with the page itself.
 * The bundler's own helper announces what each part needs and loads its styles; here all styles are one file,
 * parts are few, and the service worker has them all after the first visit: it would be weight on every page.
 */
import type { Plugin } from "vite";

const HELPER = "\0vite/preload-helper.js";
/** The app, and what `/` shows to whoever is not signed in. */
const FIRST = ["/pwa/main.tsx", "/pwa/station/stations.tsx"];

export const plainImports = (): Plugin => ({
  name: "gongjian:plain-imports",
  apply: "build",
  enforce: "pre",
  load: (id) => (id === HELPER ? "export const __vitePreload = (load) => load();" : null),
  transformIndexHtml: {
    order: "post",
    handler(html, { bundle = {} }) {
      const chunks = Object.values(bundle).filter((one) => one.type === "chunk");
      const needed = new Set<string>();
      const add = (file: string) => {
        if (needed.has(file)) return;
        needed.add(file);
        for (const other of chunks.find(({ fileName }) => fileName === file)?.imports ?? [])
          add(other);
      };
      for (const { fileName, facadeModuleId } of chunks)
        if (FIRST.some((first) => facadeModuleId?.endsWith(first))) add(fileName);
      return [...needed]
        .filter((file) => !html.includes(file))
        .map((file) => ({
          tag: "link",
          attrs: { rel: "modulepreload", crossorigin: true, href: `/${file}` },
          injectTo: "head" as const,
        }));
    },
  },
});
