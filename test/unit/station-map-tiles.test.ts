/** Which map a deployment may show: told when it is built, from one place, over https. */
import { expect, it } from "vitest";
import { securityHeaders } from "../../shared/security-headers.ts";
import { originOf, readMapTiles } from "../../shared/station/map-tiles.ts";

const MAP_TILES = "https://tiles.example/vec/{z}/{x}/{y}.png?key=1";
const MAP_TILES_CREDIT = "© somebody";

it("there is no map as long as nobody says where it comes from", () => {
  expect(readMapTiles({})).toBeNull();
  expect(readMapTiles({ MAP_TILES: "", MAP_TILES_CREDIT })).toBeNull();
});

it("its pictures come from one origin, and the policy allows that one for pictures alone", () => {
  const tiles = readMapTiles({ MAP_TILES, MAP_TILES_CREDIT });
  expect(tiles).toEqual({ address: MAP_TILES, datum: "wgs84", credit: MAP_TILES_CREDIT });
  const origin = tiles ? originOf(tiles) : "";
  expect(origin).toBe("https://tiles.example");
  const policy = securityHeaders(origin)["Content-Security-Policy"] ?? "";
  expect(policy.split("; ").filter((part) => part.includes("https:"))).toEqual([
    "img-src 'self' blob: data: https://tiles.example",
  ]);
});

it.each([
  ["a datum that nobody knows", { MAP_TILES, MAP_TILES_CREDIT, MAP_TILES_DATUM: "wgs72" }],
  ["no word on whose it is", { MAP_TILES }],
  ["no https", { MAP_TILES: "http://tiles.example/{z}/{x}/{y}", MAP_TILES_CREDIT }],
  ["no place for a number", { MAP_TILES: "https://tiles.example/{z}/{x}", MAP_TILES_CREDIT }],
  ["many hosts", { MAP_TILES: "https://{s}.tiles.example/{z}/{x}/{y}", MAP_TILES_CREDIT }],
  ["no address", { MAP_TILES: "/tiles/{z}/{x}/{y}", MAP_TILES_CREDIT }],
  ["a script", { MAP_TILES: "javascript:{z}{x}{y}", MAP_TILES_CREDIT }],
  ["more policy", { MAP_TILES: "https://a.example;script-src */{z}/{x}/{y}", MAP_TILES_CREDIT }],
])("a build with %s does not come to be", (_, variables) => {
  expect(() => readMapTiles(variables)).toThrow(/MAP_TILES/);
});

it("on one's own machine http will do", () => {
  const MAP_TILES = "http://127.0.0.1:8080/{z}/{x}/{y}.png";
  const tiles = readMapTiles({ MAP_TILES, MAP_TILES_CREDIT, MAP_TILES_DATUM: "bd09" });
  expect(tiles && originOf(tiles)).toBe("http://127.0.0.1:8080");
});
