/** Requests as no client of ours would send them: valid ones from the schemas, bent and broken. */
import fc from "fast-check";
import { isCreating } from "../../shared/kit/noun.ts";
import { COMMAND_ROUTES, type CommandRoute } from "../../worker/http/commands.ts";
import { anyInput } from "../builders/inputs.ts";
import { type Body, bend, bent, ODD, wire } from "./odd.ts";

export interface Wild {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: Body;
  /** The command that the path names; null for other routes. */
  route: CommandRoute | null;
  /** What the body says, where it is still JSON. */
  value: unknown;
}

/** What a wild request may name: records with their tags, and the cookies of people. */
export interface Ground {
  committee: string;
  records: readonly { id: string; tag: string; noun: string }[];
  cookies: readonly string[];
  /** Routes besides the commands' that change something. */
  others: readonly { method: string; path: string }[];
  /** Routes that read. */
  reads: readonly string[];
}

const ULID_ODD = ["", "x", "0".repeat(26), "8".repeat(26), "01J", "01j00000000000000000000000"];
const sometimes = <T>(usual: fc.Arbitrary<T>, odd: readonly T[], weight = 14): fc.Arbitrary<T> =>
  fc.oneof({ arbitrary: usual, weight }, { arbitrary: fc.constantFrom(...odd), weight: 1 });

const ulids = fc
  .string({
    unit: fc.constantFrom(..."0123456789ABCDEFGHJKMNPQRSTVWXYZ"),
    minLength: 25,
    maxLength: 25,
  })
  .map((tail) => `0${tail}`);

/** Stands for the tag of the record that the path names. */
const SAME = "same";

const headersOn = ({ records, cookies }: Ground) =>
  fc
    .record({
      "Content-Type": sometimes(fc.constant("application/json"), [
        "text/plain",
        "application/json; charset=utf-16",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "",
      ]),
      "Idempotency-Key": sometimes(fc.oneof(ulids, fc.constant(undefined)), ULID_ODD),
      "If-Match": sometimes(
        fc.constantFrom(
          SAME,
          SAME,
          SAME,
          ...records.slice(0, 3).map(({ tag }) => `"${tag}"`),
          undefined,
        ),
        ["*", 'W/"1"', "", '""', "01J", '"\u00ff"', `"${"x".repeat(500)}"`],
      ),
      "Gongjian-Client": sometimes(
        fc.oneof(
          fc.constant(undefined),
          ulids.map((client) => `${client};n=1`),
        ),
        [
          "abcdefgh;n=2",
          "abcdefgh;n=0",
          "abcdefgh;n=1e9",
          "a;n=1",
          ";;;",
          "abcdefgh",
          `${"x".repeat(60)};n=1`,
          "abcdefgh;n=99999999999999999999",
        ],
      ),
      Cookie: sometimes(fc.constantFrom(...cookies), [
        "session=",
        "session=x",
        "session=%00",
        "=;=",
        undefined,
      ]),
      "Accept-Language": sometimes(fc.constant("zh-CN"), [
        "bo",
        "en;q=0",
        "x".repeat(200),
        "*",
        "",
      ]),
      Origin: sometimes(
        fc.constant(undefined),
        ["null", "http://127.0.0.1:1", "https://elsewhere.example"],
        20,
      ),
    })
    .map(
      (headers): Record<string, string> =>
        Object.fromEntries(
          Object.entries(headers).filter(
            (entry): entry is [string, string] => entry[1] !== undefined,
          ),
        ),
    );

/** Ids as a path may carry them. */
const idsOn = ({ records }: Ground, noun: string | null): fc.Arbitrary<string> =>
  sometimes(
    fc.constantFrom(
      ...records.filter((one) => noun === null || one.noun === noun).map(({ id }) => id),
    ),
    [
      "x",
      "%00",
      "..%2f",
      "%ff",
      "01J00000000000000000000000",
      "'",
      `${"0".repeat(300)}`,
      "%F0%9F%99%82",
    ],
    12,
  );

/** Requests that would change something. */
export function wildChanges(ground: Ground): fc.Arbitrary<Wild> {
  const ids = ground.records.map(({ id }) => id);
  const commands = COMMAND_ROUTES.map((route) => {
    const command = route.noun.commands[route.command];
    const creating = command !== undefined && isCreating(command);
    const args = command ? anyInput(command.input, ids) : fc.constant({});
    const input = creating
      ? args.map((given) => ({ committee: ground.committee, ...(given as object) }))
      : args;
    const path = idsOn(ground, route.noun.name).map((id) => route.path.replace(":id", id));
    return fc.record({ input, path, method: fc.constant("POST"), route: fc.constant(route) });
  });
  const others = ground.others.map(({ method, path }) =>
    fc.record({
      input: fc.oneof(
        fc.jsonValue({ maxDepth: 3 }),
        fc.dictionary(
          fc.constantFrom(
            "seat",
            "role",
            "scope",
            "token",
            "device",
            "person",
            "displayName",
            "workPhone",
            "committee",
          ),
          fc.oneof(
            fc.constantFrom(...ids, ground.committee, "clerk", "phone"),
            fc.constantFrom(...ODD),
          ),
        ),
      ),
      path: idsOn(ground, null).map((id) => path.replace(/:\w+/g, id)),
      method: fc.constant(method),
      route: fc.constant(null),
    }),
  );
  return fc
    .record({
      request: fc.oneof(
        { arbitrary: fc.oneof(...commands), weight: 8 },
        ...(others.length > 0 ? [{ arbitrary: fc.oneof(...others), weight: 1 }] : []),
      ),
      bends: fc.oneof(fc.constant([]), fc.array(bend, { maxLength: 3 })),
      wire,
      headers: headersOn(ground),
      query: sometimes(
        fc.constant(""),
        ["?committee=540102009003", "?__proto__=1", "?%", "?a=%00"],
        10,
      ),
    })
    .map(({ request, bends, wire: onWire, headers, query }) => {
      const value = bent(request.input, bends);
      const { body, json } = onWire(JSON.stringify(value) ?? "");
      const { method, path, route } = request;
      // A record that no command has touched yet has its own id for a tag.
      const tag = headers["If-Match"] === SAME ? `"${path.split("/")[3]}"` : headers["If-Match"];
      return {
        method,
        path: path + query,
        headers: tag === undefined ? headers : { ...headers, "If-Match": tag },
        body,
        route,
        value: json ? value : undefined,
      };
    });
}

const QUERIES: Readonly<Record<string, readonly string[]>> = {
  committee: ["540102009003", "540102009004", "5401", "x"],
  state: ["listed", "active,left", "", "x".repeat(50), "a,".repeat(30), "%22%29 OR facets"],
  grid: ["01J", "-", "%00"],
  unit: ["01J0000000000000000000000A", "%F0%9F%99%82"],
  kind: ["place", "zzz", "*"],
  urgency: ["urgent", "NEAR(a b)"],
  turn: ["mine", "committee", "01J0000000000000000000000A", "theirs"],
  overdue: ["1", "0", "yes"],
  silent: ["1", "2"],
  order: ["newest", "due", "oldest"],
  q: ["路灯", "གྲོང", '"', "*", "a AND", "%F0%9F%99%82", "%00", "%ED%A0%80", "words:x", "^", "😀"],
  cursor: ["W10", "WyJuZXdlc3QiLG51bGwsM10", "WyJkdWUiLCIyMDI2LTAxLTAxIiw1XQ", "x", "%00", "e30"],
  limit: ["1", "0", "-1", "101", "1e1", "NaN", "99999999999999999999"],
  after: ["0", "5", "-1", "9007199254740993", "x", "1.5"],
  head: ["1", "x"],
  noun: ["problem", "project", "unit", "constructor"],
  type: ["open", "done", "x"],
  person: ["01J0000000000000000000000A", "x"],
  unknown: ["1"],
};

/** Requests that only read. */
export function wildReads(ground: Ground): fc.Arbitrary<Wild> {
  const queries = fc.array(
    fc
      .constantFrom(...Object.entries(QUERIES))
      .chain(([name, values]) => fc.constantFrom(...values).map((value) => `${name}=${value}`)),
    { maxLength: 4 },
  );
  return fc
    .record({
      read: fc.constantFrom(...ground.reads),
      id: idsOn(ground, null),
      home: fc.boolean(),
      queries,
      headers: headersOn(ground),
    })
    .map(({ read, id, home, queries: some, headers }) => ({
      method: "GET",
      path: `${read
        .replace(/:code/g, home ? ground.committee : id)
        .replace(/:noun/g, "problem")
        .replace(
          /:\w+/g,
          id,
        )}?${[...(home ? [`committee=${ground.committee}`] : []), ...some].join("&")}`,
      headers,
      body: null,
      route: null,
      value: undefined,
    }));
}
