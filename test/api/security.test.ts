/** Headers, cookies and other sites: what a browser is told, and what it is not let do. */
import { existsSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { aCommittee, type Committee } from "../builders/district.ts";
import { startServer, type TestServer } from "./harness.ts";

const PAGES = existsSync("dist/pwa/index.html") ? "dist/pwa" : null;
let server: TestServer;
let committee: Committee;
beforeAll(async () => {
  server = await startServer(inject("worker"), null, PAGES);
  committee = await aCommittee().with(1).units().in(server.store);
});
afterAll(() => server?.close());

/** One directive of a policy, as a list. */
const directive = (policy: string, name: string): string[] =>
  policy
    .split(";")
    .map((part) => part.trim().split(/\s+/))
    .find(([head]) => head === name)
    ?.slice(1) ?? [];

function expectStrict(headers: Headers): void {
  const policy = headers.get("Content-Security-Policy") ?? "";
  expect(directive(policy, "default-src")).toEqual(["'none'"]);
  expect(directive(policy, "script-src")).toEqual(["'self'"]);
  expect(directive(policy, "style-src")).toEqual(["'self'"]);
  expect(directive(policy, "frame-ancestors")).toEqual(["'none'"]);
  expect(directive(policy, "base-uri")).toEqual(["'none'"]);
  expect(policy).not.toMatch(/unsafe|\*|https?:|'nonce|data:.*script/);
  expect(headers.get("X-Content-Type-Options")).toBe("nosniff");
  expect(headers.get("Referrer-Policy")).toBe("no-referrer");
  expect(headers.get("Strict-Transport-Security")).toMatch(/max-age=31536000/);
  expect(headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
  expect(headers.get("Permissions-Policy")).toContain("microphone=()");
  expect(headers.get("Access-Control-Allow-Origin")).toBeNull();
  expect(headers.get("Server")).toBeNull();
}

describe("every answer carries strict headers", () => {
  const asked: [string, number, string, RequestInit?][] = [
    ["an answer", 200, "/api/public/divisions"],
    ["a document", 200, "/api/docs"],
    ["a refusal", 401, "/api/me"],
    ["a page of the API that is not there", 404, "/api/nothing"],
    ["a wrong method", 404, "/api/me", { method: "PATCH" }],
    ["a wrong content type", 415, "/api/problems", { method: "POST", body: "x" }],
    ["an error of ours", 500, "/api/join", { method: "POST", headers: { "Test-Fail-At": "0" } }],
  ];
  it.each(asked)("%s", async (_, status, path, init) => {
    const body = status === 500 ? { body: await joiningBody() } : {};
    const headers = { "Content-Type": status === 415 ? "text/plain" : "application/json" };
    const response = await fetch(`${server.url}${path}`, {
      ...init,
      ...body,
      headers: { ...headers, ...init?.headers },
    });
    await response.text();
    expect(response.status).toBe(status);
    expectStrict(response.headers);
    if (status >= 400) expect(response.headers.get("Cache-Control")).toBe("no-store");
  });

  it.skipIf(PAGES === null)("a page, a page of the app, and a file that is not there", async () => {
    for (const path of ["/", "/join", "/nothing.txt", "/service-worker.js"]) {
      const response = await fetch(`${server.url}${path}`);
      const text = await response.text();
      expectStrict(response.headers);
      expect(text).not.toMatch(/<script(?![^>]*\bsrc=)|<style|\son\w+=|style="/);
    }
  });
});

/** A link that can be opened, so that the failure comes where the writing is. */
async function joiningBody(): Promise<string> {
  const seat = await committee.put("seat", "open", {
    unit: committee.units[0]?.id,
    role: "liaison",
  });
  const clerk = server.asking(committee.who("clerk"));
  const { body } = await clerk.post("/api/invitations", { seat: seat.id });
  return JSON.stringify({ token: String(body.url).split("#")[1], device: "phone" });
}

describe("another site", () => {
  const foreign: Record<string, string>[] = [
    { "Sec-Fetch-Site": "cross-site" },
    { "Sec-Fetch-Site": "same-site" },
    { Origin: "https://elsewhere.example" },
    { Origin: "null" },
  ];
  it.each(foreign)("cannot use somebody's cookie to change anything: %o", async (headers) => {
    const clerk = server.asking(committee.who("clerk"));
    const body = { committee: committee.code, title: "路灯不亮", place: "三巷", urgency: "normal" };
    const count = async () =>
      (
        await server.query(
          `select (select count(*) from event) + (select count(*) from receipt)
                + (select count(*) from calendarLink) as n`,
        )
      )[0];
    const before = await count();
    const paths = [
      "/api/problems/record",
      "/api/invitations",
      "/api/my/calendar-link",
      "/api/sign-out",
    ];
    for (const path of paths) {
      const answer = await clerk.post(path, { ...body, reporters: [] }, headers);
      expect(answer).toMatchObject({ status: 403, body: { reason: "crossSite" } });
      expect(answer.headers.get("Set-Cookie")).toBeNull();
    }
    expect(await count()).toEqual(before);
    // The session that was not to be ended still stands.
    expect((await clerk.get("/api/me")).status).toBe(200);
  });

  it("cannot send a form: only JSON is read", async () => {
    const clerk = server.asking(committee.who("clerk"));
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data"]) {
      const answer = await clerk.post("/api/problems", {}, { "Content-Type": type });
      expect(answer).toMatchObject({ status: 415, body: { reason: "wrongContentType" } });
    }
  });
});

describe("a cookie", () => {
  it("is out of reach of scripts and other sites, and its token is stored only as a hash", async () => {
    const joined = await fetch(`${server.url}/api/join`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: await joiningBody(),
    });
    expect(joined.status).toBe(201);
    const cookie = joined.headers.get("Set-Cookie") ?? "";
    expect(cookie).toMatch(/^session=[\w-]{43}; Max-Age=\d+; Path=\/; HttpOnly; SameSite=Lax$/);
    const [, token = ""] = /^session=([^;]+)/.exec(cookie) ?? [];
    expect(JSON.stringify(await joined.json())).not.toContain(token);
    const sessions = await server.query("select * from session");
    expect(sessions.length).toBeGreaterThan(0);
    expect(JSON.stringify(sessions)).not.toContain(token);

    const out = await fetch(`${server.url}/api/sign-out`, {
      method: "POST",
      headers: { Cookie: `session=${token}`, "Sec-Fetch-Site": "same-origin" },
    });
    expect(out.headers.get("Set-Cookie")).toMatch(/Max-Age=0; .*HttpOnly; SameSite=Lax/);
    const after = await fetch(`${server.url}/api/me`, { headers: { Cookie: `session=${token}` } });
    expect(after.status).toBe(401);
  });
});
