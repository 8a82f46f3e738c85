/** A station's page as a crawler without scripts gets it, or a phone on its first visit. */
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, inject, it } from "vitest";
import { SECURITY_HEADERS } from "../../shared/security-headers.ts";
import { aCommittee, type Committee } from "../builders/district.ts";
import { put } from "../builders/records.ts";
import { startServer, type TestServer } from "./harness.ts";

/** The shell before it is built: its head has the same parts. */
const pages = mkdtempSync(join(tmpdir(), "gongjian-shell-"));
const POLICY = `${SECURITY_HEADERS["Content-Security-Policy"]}; media-src 'none'`;
let server: TestServer;
let committee: Committee;
beforeAll(async () => {
  copyFileSync("pwa/index.html", join(pages, "index.html"));
  writeFileSync(join(pages, "_headers"), `/*\n  Content-Security-Policy: ${POLICY}\n`);
  server = await startServer(inject("worker"), null, pages);
  committee = await aCommittee().with(1).units().in(server.store);
});
afterAll(async () => {
  await server?.close();
  rmSync(pages, { recursive: true });
});

const NAME = '江苏路"<b>$&</script><script>alert(1)</script>驿站';
/** @returns the path of its page */
async function aStation(fields: object = {}, state = "listed"): Promise<string> {
  const { id } = await put(server.store, "station", committee.code, state, {
    unit: committee.units[0]?.id,
    kind: "rider",
    name: "江苏路骑手驿站",
    hint: "侧门进",
    latitude: 29_652_345,
    longitude: 91_131_234,
    barrier: "staff",
    ...fields,
  });
  const [row] = await server.query(`select number from station where id = '${id}'`);
  return `/stations/${committee.code}-${row?.number}`;
}
async function open(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}${path}`, { headers });
  const page = await response.text();
  const [, data] =
    /<script data-station type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? [];
  return { status: response.status, headers: response.headers, page, data };
}

it("says of the station what its schema.org answer says, by the same address as its canonical one", async () => {
  const path = await aStation();
  const { status, headers, page, data } = await open(path);
  expect(status).toBe(200);
  expect(headers.get("Content-Type")).toContain("text/html");
  expect(JSON.parse(data ?? "")).toEqual(
    await (await fetch(`${server.url}/api/public${path}/jsonld`)).json(),
  );
  expect(page).toContain("<title>江苏路骑手驿站 · ");
  expect(page).toContain('content="江苏路骑手驿站 · 骑手驿站 · 有人开门 · 侧门进"');
  expect(page).toContain(`rel="canonical" href="${server.url}${path}"`);
  // As every page of the app: the shell's script and the policy of the build.
  expect(page).toContain('<div id="app"></div>');
  expect(headers.get("Content-Security-Policy")).toBe(POLICY);
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
});

it("describes it in the language that is asked for", async () => {
  const path = await aStation();
  const { page, headers } = await open(path, {
    "Accept-Language": "en-GB, zh;q=0.5",
  });
  expect(page).toContain("江苏路骑手驿站 · Rider station · Somebody lets you in · 侧门进");
  expect(headers.get("Vary")).toContain("Accept-Language");
});

it("is asked for anew each time, and not sent again while nothing has changed", async () => {
  const path = await aStation();
  const { headers } = await open(path);
  expect(headers.get("Cache-Control")).toBe("no-cache");
  const tag = headers.get("ETag") ?? "";
  expect(await open(path, { "If-None-Match": tag })).toMatchObject({ status: 304, page: "" });
  await server.query(
    `update station set name = '别的名字' where committee || '-' || number = '${path.split("/").at(-1)}'`,
  );
  expect((await open(path, { "If-None-Match": tag })).status).toBe(200);
});

it("a name that looks like markup stays a name", async () => {
  const path = await aStation({ name: NAME, hint: '"><script>alert(2)</script>' });
  const { page, data } = await open(path);
  expect(JSON.parse(data ?? "")).toMatchObject({ name: NAME });
  expect(page).not.toMatch(/<script>|<b>/);
  expect(page.match(/<\/script>/g)).toHaveLength(2);
  expect(page).toContain("&lt;b&gt;$&amp;&lt;/script&gt;");
});

it("a place where nobody sees a station is not found, and the page tells so itself", async () => {
  const path = await aStation({}, "retired");
  for (const one of [path, `/stations/${committee.code}-999`, "/stations/anything"]) {
    const { status, page, data } = await open(one);
    expect([one, status, data]).toEqual([one, 404, undefined]);
    expect(page).toContain('<div id="app"></div>');
    expect(page).not.toContain("canonical");
  }
});

it("pages that lie beside the stations are the shell as it is", async () => {
  const { page: shell } = await open("/");
  for (const path of [
    "/stations",
    "/stations/import",
    "/stations/coverage",
    `/stations/${committee.code}-1/poster`,
  ])
    expect(await open(path)).toMatchObject({ status: 200, page: shell });
});
