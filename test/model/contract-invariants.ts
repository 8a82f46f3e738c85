/** What must be true of contracts at every moment. */
import { createHash } from "node:crypto";
import type { Database } from "./server.ts";

export const contracts = ({ query }: Database): string[] => [
  ...frozen(query),
  ...signatures(query),
  ...clauses(query),
];

type Query = Database["query"];

/** A text was frozen once, its hashes are those of its bytes, and nothing of it has changed since. */
function frozen(query: Query): string[] {
  const texts = query(
    `select t.id, t.state, t.package, t.sha256, t.sm3, p.json as frozen, count(e.seq) as times
     from contractText t
     left join event e on e.target = t.id and e.kind = 'contractText.freeze'
     left join eventPayload p on p.committee = e.committee and p.seq = e.seq
     group by t.id`,
  );
  return texts.flatMap(({ id, state, package: bytes, sha256, sm3, frozen: event, times }) => {
    if (Number(times) === 0)
      return bytes === null && state !== "frozen" ? [] : [`${id} is frozen by nobody`];
    const { input } = JSON.parse(String(event)) as { input: Record<string, unknown> };
    const same = input.package === bytes && input.sha256 === sha256 && input.sm3 === sm3;
    const own = hash("sha256", bytes) === sha256 && hash("sm3", bytes) === sm3;
    return Number(times) === 1 && same && own ? [] : [`the frozen text ${id} has changed`];
  });
}

const hash = (name: string, bytes: unknown): string =>
  createHash(name).update(String(bytes), "utf8").digest("hex");

/** Not yet, or no more, a contract that anybody has signed. */
const UNSIGNED = [
  "negotiating",
  "circulated",
  "signing",
  "declined",
  "expired_unsigned",
  "dropped",
];

/** It counts the signatures that there are, and is signed once there is one of every party. */
function signatures(query: Query): string[] {
  const rounds = query(
    `select c.id, c.state, c.signed, json_array_length(c.parties) as parties,
            count(s.id) as places, coalesce(sum(s.state = 'signed'), 0) as there
     from contract c left join json_each(c.signatures) r left join signature s on s.id = r.value
     group by c.id`,
  );
  return rounds.flatMap(({ id, state, signed, parties, places, there }) => [
    ...(signed === there ? [] : [`${id} counts ${signed} signatures; there are ${there}`]),
    ...(UNSIGNED.includes(String(state)) || (places === parties && there === parties)
      ? []
      : [`${id} is ${state}; ${there} of ${parties} have signed`]),
  ]);
}

/** A clause in force has made a promise each time it came. */
const clauses = (query: Query): string[] =>
  query(
    `select l.id, l.times, count(c.id) as made from contractClause l
     left join "commitment" c on c.sourceId = l.id and c.follows is null
     group by l.id having l.times <> count(c.id)`,
  ).map(({ id, times, made }) => `${id} has come ${times} times and made ${made} promises`);
