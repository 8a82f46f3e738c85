/** Imports: begun by a clerk, staged in chunks that may be sent again, applied all at once, once. */
import { sql } from "drizzle-orm";
import type { Actor } from "../../shared/kit/roles.ts";
import { reaches } from "../../shared/kit/roles.ts";
import { newId } from "../access/ids.ts";
import { later, type Session } from "../access/session.ts";
import type { Environment } from "../environment.ts";
import { Problem } from "../http/problem.ts";
import { type Row, type Statement, statement, Violated } from "../kit/store.ts";
import { type Applied, applyStatements, countStaged, forget } from "./apply.ts";
import { type Chunk, type RefusedStep, stageChunk } from "./stage.ts";
import { importChunkTable, ledgerImportTable } from "./table.ts";

/** Seconds that a staged import waits. */
const IMPORT_SECONDS = 3600;

export interface Import {
  id: string;
  committee: string;
  expiresAt: string;
  appliedAt: string | null;
  outcome: Applied | null;
}

/** Only those who keep a committee's lists may import into them. */
export const keepsLists = (actor: Actor, committee: string): boolean =>
  actor.grants.some(
    (grant) => (grant.role === "clerk" || grant.role === "secretary") && reaches(grant, committee),
  );

const importOf = (row: Row): Import => ({
  id: String(row.id),
  committee: String(row.committee),
  expiresAt: String(row.expiresAt),
  appliedAt: row.appliedAt === null ? null : String(row.appliedAt),
  outcome: row.outcome === null ? null : (JSON.parse(String(row.outcome)) as Applied),
});

const readImport = (id: string): Statement =>
  statement("read", sql`select * from ${ledgerImportTable} where id = ${id}`);
const readChunks = (id: string): Statement =>
  statement(
    "read",
    sql`select chunk, bodyHash, steps from ${importChunkTable} where import = ${id} order by chunk`,
  );

/** Begins an import; what the same person left unapplied for this committee is forgotten. */
export async function beginImport(
  environment: Environment,
  { person }: Session,
  committee: string,
): Promise<Import> {
  const id = newId(environment);
  const now = environment.now();
  const expiresAt = later(now, IMPORT_SECONDS);
  const abandoned = sql`in (select id from ${ledgerImportTable}
      where person = ${person} and committee = ${committee} and appliedAt is null)`;
  await environment.store.batch([
    ...forget(abandoned, environment.edition),
    statement(
      "effect",
      sql`delete from ${ledgerImportTable}
          where person = ${person} and committee = ${committee} and appliedAt is null`,
    ),
    statement(
      "effect",
      sql`insert into ${ledgerImportTable} (id, committee, person, createdAt, expiresAt)
          values (${id}, ${committee}, ${person}, ${now}, ${expiresAt})`,
    ),
  ]);
  return { id, committee, expiresAt, appliedAt: null, outcome: null };
}

/**
 * An import that the session's person began, and the chunks that have arrived.
 * @throws Problem importUnknown, also where it is somebody else's or they keep these lists no longer
 */
export async function findImport(
  { store }: Environment,
  { person, actor }: Session,
  id: string,
): Promise<{ found: Import; chunks: { chunk: number; bodyHash: string; steps: number }[] }> {
  const [imports, chunks] = await store.batch([readImport(id), readChunks(id)]);
  const row = imports?.rows[0];
  if (!row || row.person !== person || !keepsLists(actor, String(row.committee)))
    throw new Problem("importUnknown");
  return {
    found: importOf(row),
    chunks: (chunks?.rows ?? []).map(({ chunk, bodyHash, steps }) => ({
      chunk: Number(chunk),
      bodyHash: String(bodyHash),
      steps: Number(steps),
    })),
  };
}

/**
 * Stages a chunk; the same chunk again changes nothing.
 * @returns the steps that were refused: then nothing of the chunk is stored
 * @throws Problem importUnknown, importExpired; mutationReused where another chunk has this number;
 *   conflict where two steps touch one record
 */
export async function putChunk(
  environment: Environment,
  session: Session,
  sent: Omit<Chunk, "committee" | "inOrder">,
): Promise<RefusedStep[]> {
  const { found, chunks } = await findImport(environment, session, sent.import);
  if (found.appliedAt !== null || found.expiresAt <= environment.now())
    throw new Problem("importExpired");
  const known = chunks.find(({ chunk }) => chunk === sent.chunk);
  if (known) return sameChunk(known, sent);
  const inOrder = chunks.filter(({ chunk }) => chunk < sent.chunk).length === sent.chunk;
  const chunk = { ...sent, committee: found.committee, inOrder };
  const staged = await stageChunk(environment, chunk, session.person, session.actor);
  if ("refused" in staged) return staged.refused;
  try {
    await environment.store.batch(staged.statements);
  } catch (error) {
    if (!(error instanceof Violated)) throw error;
    // The same chunk was sent twice at once, or a record is touched twice.
    const again = await findImport(environment, session, sent.import);
    const twin = again.chunks.find(({ chunk: number }) => number === sent.chunk);
    if (!twin) throw new Problem("conflict");
    return sameChunk(twin, sent);
  }
  return [];
}

function sameChunk(known: { bodyHash: string }, sent: { bodyHash: string }): RefusedStep[] {
  if (known.bodyHash !== sent.bodyHash) throw new Problem("mutationReused");
  return [];
}

/**
 * Makes everything that was staged real, in one transaction; again, it answers the same.
 * @param expected what the page sent: nothing is applied while any of it is missing
 * @throws Problem importUnknown, importExpired, importIncomplete; conflict where a record has changed
 *   since it was staged
 */
export async function applyImport(
  environment: Environment,
  session: Session,
  id: string,
  expected: { chunks: number; steps: number },
): Promise<Applied> {
  const { found, chunks } = await findImport(environment, session, id);
  if (found.outcome) return found.outcome;
  const now = environment.now();
  if (found.expiresAt <= now) throw new Problem("importExpired");
  const steps = chunks.reduce((sum, chunk) => sum + chunk.steps, 0);
  if (chunks.length !== expected.chunks || steps !== expected.steps || steps === 0)
    throw new Problem("importIncomplete");
  const [counted] = await environment.store.batch([countStaged(id)]);
  const outcome = appliedOf(counted?.rows ?? []);
  const { committee } = found;
  const applying = { id, committee, person: session.person, ...expected, now };
  try {
    await environment.store.batch(applyStatements(environment, applying, outcome));
    return outcome;
  } catch (error) {
    if (!(error instanceof Violated)) throw error;
    // A twin has applied it, or somebody changed one of the records in between.
    const again = await findImport(environment, session, id);
    if (again.found.outcome) return again.found.outcome;
    throw new Problem("conflict");
  }
}

function appliedOf(rows: readonly Row[]): Applied {
  const outcome: Applied = { created: {}, amended: {} };
  for (const { noun, creating, count } of rows)
    outcome[creating === 1 ? "created" : "amended"][String(noun)] = Number(count);
  return outcome;
}

/** Forgets imports whose time is over (index on expiresAt). */
export async function sweepImports({ store, now, edition }: Environment): Promise<void> {
  const over = sql`in (select id from ${ledgerImportTable} where expiresAt <= ${now()})`;
  await store.batch([
    ...forget(over, edition),
    statement("effect", sql`delete from ${ledgerImportTable} where expiresAt <= ${now()}`),
  ]);
}
