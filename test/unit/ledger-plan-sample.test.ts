import { describe, expect, it } from "vitest";
import { dueState, isSilent } from "../../shared/deadlines.ts";
import { signInLinks } from "../../worker/access/first-admin.ts";
import { loadSample } from "../../worker/embedded/sample.ts";
import { sampleFiles } from "../../worker/embedded/sample-files.ts";
import { entityOf } from "../../worker/kit/records.ts";
import { Ground } from "./access-ground.ts";
import { aSealingKey } from "./journal-builder.ts";

const sample = sampleFiles();
async function loaded(edition: "domestic" | "public" = "domestic") {
  const key = await aSealingKey();
  const ground = new Ground({ edition, sealKey: async () => key });
  ground.run("delete from division");
  ground.now = "2026-11-25T02:00:00.000Z";
  expect(await loadSample(ground.setting, sample)).toBe(true);
  return ground;
}

describe("the sample district", () => {
  it("has 12 streets and 53 communities, of which one is a sample", async () => {
    const ground = await loaded();
    const codes = ground.rows("select code, name, sample from division order by code");
    const lengths = codes.map(({ code }) => String(code).length);
    expect([6, 9, 12].map((length) => lengths.filter((each) => each === length).length)).toEqual([
      1, 12, 53,
    ]);
    expect(codes.filter(({ sample: marked }) => marked === 1)).toEqual([
      { code: "540102008001", name: "仙足岛社区", sample: 1 },
    ]);
  });

  it("is loaded once", async () => {
    const ground = await loaded();
    expect(await loadSample(ground.setting, sample)).toBe(false);
  });

  it("has a turn for the liaison and for the clerk on the first day", async () => {
    const ground = await loaded();
    const commitments = ground
      .rows("select * from commitment order by no")
      .map((row) => entityOf("commitment", row) as unknown as Record<string, string>);
    const names = new Map(
      ground.rows("select id, name from unit").map(({ id, name }) => [id, name]),
    );
    const told = commitments.map(({ state, turn, due, heardAt, ...rest }) =>
      [
        state,
        names.get(turn) ?? turn,
        dueState(due ?? null, ground.now) ?? "",
        isSilent({ ...rest, turn } as never, heardAt ?? "", ground.now) ? "silent" : "",
      ].join(" "),
    );
    expect(told).toEqual([
      "active 江畔物业服务有限公司  ",
      "verified  overdue ",
      "active 江畔物业服务有限公司 overdue silent",
      "active 仙足岛社区居民委员会  silent",
      "active 示范区第二小学  silent",
      "active 江畔物业服务有限公司  silent",
      "active 江畔物业服务有限公司 overdue ",
      "done_claimed committee  ",
      "proposed committee  ",
      "proposed 江畔物业服务有限公司  ",
      "proposed 捷运快递仙足岛站  ",
    ]);
  });

  it("has a contract that is kept, signed in each of the three ways; one that is being signed; one talked about", async () => {
    const ground = await loaded();
    const contracts = ground.rows("select title, state, signed, version from contract order by no");
    expect(contracts).toEqual([
      { title: "校园周边共建协议", state: "in_force", signed: 3, version: 1 },
      { title: "夜间歇脚点共建协议", state: "signing", signed: 1, version: 1 },
      { title: "暖心慰问共建协议", state: "negotiating", signed: 0, version: 2 },
    ]);
    const kinds = ground.rows("select kind, state from signature order by no");
    expect(kinds.map(({ kind, state }) => `${kind ?? "nothing"} ${state}`)).toEqual([
      ...["key signed", "paper_sealed signed", "witnessed signed"],
      ...["nothing awaited", "nothing awaited", "witnessed signed"],
    ]);
    expect(ground.rows("select count(*) as n from clauseComment where state = 'open'")[0]?.n).toBe(
      1,
    );
  });

  it("keeps its journal in the order of time, and lets each role sign in", async () => {
    const ground = await loaded();
    const at = ground.rows("select at from event order by seq").map((event) => String(event.at));
    expect(at).toEqual(at.toSorted());
    const links = await signInLinks(ground.setting);
    expect(links.map(({ role }) => role)).toEqual(
      expect.arrayContaining([
        "liaison",
        "signatory",
        "clerk",
        "secretary",
        "street",
        "auditor",
        "admin",
      ]),
    );
    const [liaison] = ground.rows(
      "select c.displayName from grantHeld g join personCard c using (person) where g.role = 'liaison'",
    );
    expect(liaison?.displayName).toBe("联络员戊");
  });

  it("loads in the public edition too, without a name", async () => {
    const ground = await loaded("public");
    expect(ground.rows("select count(*) as n from commitment")[0]?.n).toBe(11);
  });
});
