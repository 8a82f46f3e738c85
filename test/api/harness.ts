/** The product in real workerd with a real D1, over HTTP. */
import { migrate, type Serving, serve } from "../../worker/embedded/server.ts";
import type { Result, Row, Store } from "../../worker/kit/store.ts";
import type { Person } from "../builders/people.ts";
import { type Asking, askingOver } from "./asking.ts";

export interface TestServer {
  url: string;
  store: Store;
  serving: Serving;
  asking(person: Person | null): Asking;
  query(sql: string): Promise<Row[]>;
  /** Moves the server's clock ahead of the real one by so many days; 0 puts it back. */
  aheadByDays(days: number): Promise<void>;
  sweep(): Promise<void>;
  close(): Promise<void>;
}

/** Starts a migrated, empty server. @param worker path of the built test worker */
export async function startServer(
  worker: string,
  folder: string | null = null,
  pages: string | null = null,
): Promise<TestServer> {
  const serving = await serve({ port: 0, folder, worker, pages });
  const database = await serving.database();
  await migrate(database, "domestic");
  const handle = async (path: string, body?: unknown): Promise<string> => {
    const response = await fetch(`${serving.url}/api/__test/${path}`, {
      method: "POST",
      body: JSON.stringify(body ?? null),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(text);
    return text;
  };
  // Through the worker: the binding that Miniflare hands out here takes milliseconds a statement.
  const store: Store = {
    batch: async (statements) => JSON.parse(await handle("batch", statements)) as Result[],
  };
  return {
    url: serving.url,
    store,
    serving,
    asking: askingOver((path, init) => fetch(`${serving.url}${path}`, init)),
    async query(sql) {
      const [found] = await store.batch([{ role: "read", sql, params: [] }]);
      return found?.rows ?? [];
    },
    async aheadByDays(days) {
      await handle(`clock?ahead=${days * 86_400_000}`);
    },
    async sweep() {
      await handle("sweep");
    },
    close: () => serving.close(),
  };
}
