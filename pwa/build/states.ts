/**
 * Build step: every noun's states (their type and whose turn they are) as plain data, so that pages
 * can show a state without loading the declarations and their validation. `virtual:states`.
 */
import type { Plugin } from "vite";
import { NOUNS } from "../../shared/nouns.ts";

/** Serves the states module. */
export function states(): Plugin {
  const name = "virtual:states";
  return {
    name: "gongjian:states",
    resolveId: (id) => (id === name ? `\0${name}.js` : null),
    load(id) {
      if (id !== `\0${name}.js`) return null;
      const table = Object.fromEntries(
        Object.values(NOUNS).map((noun) => [
          noun.name,
          Object.fromEntries(
            Object.entries(noun.states).map(([state, { type, turn }]) => [state, [type, turn]]),
          ),
        ]),
      );
      return `export default ${JSON.stringify(table)};`;
    },
  };
}
