import { readdirSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { Hono } from "hono";
import { nounNamed } from "../../shared/nouns.ts";
import { accessRoutes } from "../../worker/access/routes.ts";
import type { Environment } from "../../worker/environment.ts";
import type { App, Carried } from "../../worker/http/app-type.ts";
import { Problem, problemResponse } from "../../worker/http/problem.ts";
import { insertRecord } from "../../worker/kit/records.ts";
import { sqliteStore } from "../../worker/kit/sqlite.ts";

export const COMMITTEE = "540102009003";
export const SIBLING = "540102009004";

/** A migrated database. @param path a file, or memory */
export function aDatabase(
  path = ":memory:",
  edition: "domestic" | "public" = "domestic",
  pragmas = "",
) {
  const database = new DatabaseSync(path);
  database.exec(pragmas);
  const folders = ["migrations", ...(edition === "domestic" ? ["migrations/domestic"] : [])];
  for (const folder of folders)
    for (const name of readdirSync(folder).sort())
      if (name.endsWith(".sql")) database.exec(readFileSync(`${folder}/${name}`, "utf8"));
  return database;
}

/** A deployment in memory whose clock is moved by hand, with a district, two communities and seats. */
export class Ground {
  readonly database: DatabaseSync;
  readonly app: App = new Hono<Carried>();
  now = "2026-10-01T01:00:00.000Z";
  setting: Environment;
  private counted = 0;

  constructor(
    wanted: {
      path?: string;
      pragmas?: string;
      edition?: "domestic" | "public";
      sealKey?: Environment["sealKey"];
    } = {},
  ) {
    const edition = wanted.edition ?? "domestic";
    this.database = aDatabase(wanted.path, edition, wanted.pragmas);
    this.setting = {
      store: sqliteStore(this.database),
      edition,
      secure: true,
      now: () => this.now,
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
      blobs: {
        put: async () => {},
        get: async () => null,
        delete: async () => {},
      },
      shell: async () => null,
      // Its fingerprint tells which deployment this is; nothing is sealed here.
      sealKey:
        wanted.sealKey ??
        (async () => ({ fingerprint: "0".repeat(64), publicKey: "", privateKey: {} as CryptoKey })),
    };
    this.app.use("*", async (c, next) => {
      c.set("setting", this.setting);
      await next();
    });
    accessRoutes(this.app);
    this.app.onError((error, c) => {
      if (error instanceof Problem) return problemResponse(c, error);
      throw error;
    });
    for (const [code, name] of [
      ["540102", "城关区"],
      ["540102009", "某街道"],
      [COMMITTEE, "某社区"],
      [SIBLING, "邻社区"],
    ])
      this.run("insert into division (code, name, sample) values (?, ?, 1)", code, name);
  }

  run(sql: string, ...values: (string | number | null | undefined)[]): void {
    this.database.prepare(sql).run(...values.map((value) => value ?? null));
  }

  rows(sql: string, ...values: (string | number)[]): Record<string, unknown>[] {
    return this.database.prepare(sql).all(...values) as Record<string, unknown>[];
  }

  id(): string {
    return `01J${String(this.counted++).padStart(23, "0")}`;
  }

  later(days: number): void {
    this.now = new Date(Date.parse(this.now) + days * 86_400_000).toISOString();
  }

  /** A record as it is on the day that it is made, with these fields. @returns its id */
  async record(noun: string, fields: Record<string, unknown>): Promise<string> {
    const id = this.id();
    const entity = {
      ...nounNamed(noun).blank,
      ...{ id, committee: COMMITTEE, number: null, tag: id, turn: "committee" },
      ...{ createdAt: this.now, stateAt: this.now, state: "", ...fields },
    };
    await this.setting.store.batch([insertRecord(noun, entity)]);
    return id;
  }

  /** An open seat of a role, with a unit of its own where the role speaks for one. */
  seat(role: string, committee = COMMITTEE, title: string | null = null): Promise<string> {
    const unit = ["liaison", "signatory", "keeper"].includes(role) ? this.id() : null;
    return this.record("seat", { committee, state: "open", role, title, unit });
  }

  /** Somebody with a grant and a session on one device. */
  async somebody(role: string, scope = COMMITTEE, unit = ""): Promise<Device> {
    const person = this.id();
    this.run("insert into person (id, createdAt) values (?, ?)", person, this.now);
    this.run(
      "insert into grantHeld (person, role, scope, unit, grantedAt) values (?, ?, ?, ?, ?)",
      ...[person, role, scope, unit, this.now],
    );
    const device = new Device(this);
    const { hashOf, newToken, openSession } = await import("../../worker/access/session.ts");
    const token = newToken(this.setting.random);
    const opened = { token, id: this.id(), person, device: "phone", now: this.now };
    await this.setting.store.batch([openSession(opened)]);
    device.cookie = `__Host-session=${token}`;
    device.person = person;
    device.tokenHash = hashOf(token);
    return device;
  }
}

/** A browser: keeps its cookie, and may lose an answer on the way. */
export class Device {
  cookie: string | null = null;
  person = "";
  tokenHash = "";
  readonly ground: Ground;
  constructor(ground: Ground) {
    this.ground = ground;
  }

  async ask(
    method: string,
    path: string,
    body?: unknown,
    { lost = false, address = "10.0.0.1" } = {},
  ): Promise<{ status: number; body: Record<string, unknown>; headers: Headers }> {
    const answer = await this.ground.app.request(`https://test.example${path}`, {
      method,
      headers: {
        ...(this.cookie ? { Cookie: this.cookie } : {}),
        "Content-Type": "application/json",
        "CF-Connecting-IP": address,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const set = answer.headers.get("Set-Cookie");
    if (set && !lost) this.cookie = set.includes("Max-Age=0") ? null : (set.split(";")[0] ?? null);
    const text = await answer.text();
    return {
      status: answer.status,
      body: text === "" ? {} : JSON.parse(text),
      headers: answer.headers,
    };
  }

  /** The token in a link that this device made for a seat. */
  async invites(seat: string): Promise<string> {
    const { status, body } = await this.ask("POST", "/api/invitations", { seat });
    if (status !== 201) throw new Error(`not invited: ${JSON.stringify(body)}`);
    return tokenIn(body);
  }

  async signedIn(): Promise<boolean> {
    return (await this.ask("GET", "/api/devices")).status === 200;
  }
}

export const tokenIn = (body: Record<string, unknown>): string =>
  String(body.url).split("#")[1] ?? "";
