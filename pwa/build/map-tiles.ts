/** Build step: where the map's pictures come from stands in the page, which is on the phone anyway. */
import type { Plugin } from "vite";
import { MAP_TILES, readMapTiles } from "../../shared/station/map-tiles.ts";

export const mapTiles = (): Plugin => ({
  name: "gongjian:map-tiles",
  transformIndexHtml() {
    const tiles = readMapTiles(process.env);
    return tiles
      ? [
          {
            tag: "meta",
            attrs: { name: MAP_TILES, content: JSON.stringify(tiles) },
            injectTo: "head",
          },
        ]
      : [];
  },
});

/** Parts that are of no use without network: the service worker leaves them out. */
export const ONLY_ONLINE = "assets/map-*";
