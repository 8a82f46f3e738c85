import { describe, expect, it } from "vitest";
import { inviteFirstAdmin, signInLinks } from "../../worker/access/first-admin.ts";
import { COMMITTEE, Device, Ground, SIBLING, tokenIn } from "./access-ground.ts";

describe("a device", () => {
  const aLiaisonWithTwo = async () => {
    const ground = new Ground();
    const phone = await ground.somebody("liaison");
    const { body } = await phone.ask("POST", "/api/devices/link");
    const tablet = new Device(ground);
    await tablet.ask("POST", "/api/join", { token: tokenIn(body), device: "tablet" });
    const { body: listed } = await phone.ask("GET", "/api/devices");
    const items = listed.items as { id: string; device: string; current: boolean }[];
    return { ground, phone, tablet, items };
  };

  it("lets another one of the same person in, by a link that waits a quarter of an hour", async () => {
    const { ground, phone, tablet, items } = await aLiaisonWithTwo();
    expect((await tablet.ask("GET", "/api/me")).body.person).toBe(phone.person);
    expect(items.map(({ device, current }) => [device, current]).sort()).toEqual([
      ["phone", true],
      ["tablet", false],
    ]);
    const { body } = await phone.ask("POST", "/api/devices/link");
    ground.now = new Date(Date.parse(ground.now) + 15 * 60_000).toISOString();
    const late = { token: tokenIn(body), device: "phone" };
    expect((await new Device(ground).ask("POST", "/api/join", late)).body.reason).toBe(
      "inviteExpired",
    );
  });

  it("is cut off by its person, with the links that it may have made", async () => {
    const { ground, phone, tablet, items } = await aLiaisonWithTwo();
    const { body } = await tablet.ask("POST", "/api/devices/link");
    const lost = items.find(({ device }) => device === "tablet");
    expect((await phone.ask("DELETE", `/api/devices/${lost?.id}`)).status).toBe(204);
    expect(await tablet.signedIn()).toBe(false);
    expect(await phone.signedIn()).toBe(true);
    const left = { token: tokenIn(body), device: "phone" };
    expect((await new Device(ground).ask("POST", "/api/join", left)).body.reason).toBe(
      "inviteUnknown",
    );
  });

  it("is cut off by the community's clerk, in one step, and that is written down", async () => {
    const { ground, phone, tablet, items } = await aLiaisonWithTwo();
    const clerk = await ground.somebody("clerk");
    const seen = await clerk.ask("GET", `/api/devices?person=${phone.person}`);
    expect(seen.body.items).toHaveLength(2);
    for (const { id } of items) await clerk.ask("DELETE", `/api/devices/${id}`);
    expect([await phone.signedIn(), await tablet.signedIn()]).toEqual([false, false]);
    const events = ground.rows("select actor, role from event where kind = 'access.deviceEnded'");
    expect(events).toHaveLength(2);
    expect(events[0]).toMatchObject({ actor: clerk.person, role: "clerk" });
  });

  it("is cut off in every one of its tokens, also while they follow each other", async () => {
    const { ground, phone } = await aLiaisonWithTwo();
    ground.later(1);
    await phone.ask("GET", "/api/me", undefined, { lost: true });
    const clerk = await ground.somebody("clerk");
    const { body } = await clerk.ask("GET", `/api/devices?person=${phone.person}`);
    for (const { id } of body.items as { id: string }[])
      await clerk.ask("DELETE", `/api/devices/${id}`);
    expect(ground.rows("select * from session where person = ?", phone.person)).toEqual([]);
  });

  it("is nobody else's business", async () => {
    const { ground, phone, items } = await aLiaisonWithTwo();
    for (const [role, scope] of [
      ["liaison", COMMITTEE],
      ["member", COMMITTEE],
      ["street", "540102009"],
      ["auditor", "540102"],
      ["clerk", SIBLING],
      ["secretary", SIBLING],
    ] as const) {
      const other = await ground.somebody(role, scope);
      expect((await other.ask("GET", `/api/devices?person=${phone.person}`)).status).toBe(404);
      expect((await other.ask("DELETE", `/api/devices/${items[0]?.id}`)).status).toBe(404);
    }
    expect(await phone.signedIn()).toBe(true);
  });

  it("forgets its cookie when somebody signs out", async () => {
    const { ground, phone, tablet } = await aLiaisonWithTwo();
    const cookie = phone.cookie;
    await phone.ask("POST", "/api/sign-out");
    expect(phone.cookie).toBeNull();
    phone.cookie = cookie;
    expect(await phone.signedIn()).toBe(false);
    expect(await tablet.signedIn()).toBe(true);
    expect((await new Device(ground).ask("POST", "/api/sign-out")).status).toBe(204);
  });
});

describe("a grant", () => {
  const end = (who: Device, person: string, role: string, scope = COMMITTEE) =>
    who.ask("DELETE", `/api/grants?person=${person}&role=${role}&scope=${scope}`);

  it("that is the last one takes the person's devices with it", async () => {
    const ground = new Ground();
    const clerk = await ground.somebody("clerk");
    const member = await ground.somebody("member");
    expect((await end(clerk, member.person, "member")).status).toBe(204);
    expect(await member.signedIn()).toBe(false);
    expect((await end(clerk, member.person, "member")).status).toBe(404);
  });

  it("that is one of two leaves the person signed in", async () => {
    const ground = new Ground();
    const clerk = await ground.somebody("clerk");
    const member = await ground.somebody("member");
    ground.run(
      "insert into grantHeld (person, role, scope, unit, grantedAt) values (?, 'volunteer', ?, '', 'x')",
      ...[member.person, COMMITTEE],
    );
    await end(clerk, member.person, "member");
    expect((await member.ask("GET", "/api/me")).body.grants).toHaveLength(1);
  });

  it("is ended by those who could have given it, and by whoever holds it", async () => {
    const ground = new Ground();
    const clerk = await ground.somebody("clerk");
    const secretary = await ground.somebody("secretary");
    const auditor = await ground.somebody("auditor", "540102");
    expect((await end(clerk, secretary.person, "secretary")).status).toBe(404);
    expect((await end(secretary, auditor.person, "auditor", "540102")).status).toBe(404);
    expect((await end(secretary, clerk.person, "clerk")).status).toBe(204);
    expect((await end(auditor, auditor.person, "auditor", "540102")).status).toBe(204);
  });
});

describe("the people of a committee", () => {
  it("are paged, those who have not joined among them, and shown to the committee only", async () => {
    const ground = new Ground();
    const clerk = await ground.somebody("clerk");
    for (let i = 0; i < 60; i++) {
      const person = ground.id();
      ground.run("insert into person (id, createdAt) values (?, 'x')", person);
      ground.run("insert into personCard values (?, ?, ?, null)", person, COMMITTEE, `人${i}`);
    }
    await ground.somebody("member", SIBLING);
    const path = `/api/committees/${COMMITTEE}/people`;
    const first = await clerk.ask("GET", path);
    expect(first.body.items).toHaveLength(50);
    const second = await clerk.ask("GET", `${path}?cursor=${first.body.next}`);
    expect([(second.body.items as unknown[]).length, second.body.next]).toEqual([11, null]);
    for (const role of ["auditor", "street", "dept"]) {
      const reader = await ground.somebody(role, "540102");
      expect((await reader.ask("GET", path)).status).toBe(403);
    }
    const neighbour = await ground.somebody("clerk", SIBLING);
    expect((await neighbour.ask("GET", path)).status).toBe(404);
  });

  it("write their own card", async () => {
    const ground = new Ground();
    const liaison = await ground.somebody("liaison");
    const card = { displayName: "扎西", workPhone: "0891-1234567" };
    expect((await liaison.ask("PUT", "/api/my-data/card", card)).status).toBe(200);
    const { body } = await liaison.ask("GET", `/api/committees/${COMMITTEE}/people`);
    expect(body.items).toMatchObject([{ person: liaison.person, ...card }]);
    const wrong = { displayName: "扎西 13812345678", workPhone: "call me" };
    const refused = await liaison.ask("PUT", "/api/my-data/card", wrong);
    expect(
      (refused.body.issues as { reason: string }[]).map(({ reason }) => reason).sort(),
    ).toEqual(["notAPhone", "personalNumber"]);
  });

  it("of a street and the district are listed by an admin, page by page, who may end each grant", async () => {
    const ground = new Ground();
    const [district, street] = ["540102", "540102009"];
    const admin = await ground.somebody("admin", district);
    const office = await ground.somebody("street", street);
    for (let more = 0; more < 60; more += 1) await ground.somebody("streetLead", street);
    const clerk = await ground.somebody("clerk");
    const path = (scope: string, cursor = "") => `/api/committees/${scope}/people${cursor}`;
    expect(await admin.ask("GET", path(district))).toMatchObject({
      status: 200,
      body: {
        items: [{ person: admin.person, grants: [{ role: "admin", unit: null }] }],
        next: null,
      },
    });
    const first = await admin.ask("GET", path(street));
    const second = await admin.ask("GET", path(street, `?cursor=${first.body.next}`));
    const all = [first, second].flatMap(({ body }) => body.items as { person: string }[]);
    expect(all).toHaveLength(61);
    expect(new Set(all.map(({ person }) => person)).size).toBe(61);
    expect(second.body.next).toBeNull();
    for (const other of [office, clerk]) {
      // Whose grant reaches it is told that it is the admin's; who has nothing to do with it, nothing.
      expect((await other.ask("GET", path(district))).status).toBe(404);
      const { status } = await other.ask("GET", path(street));
      expect(status).toBe(other === office ? 403 : 404);
    }
    expect((await admin.ask("GET", path("540103"))).status).toBe(404);
    expect((await admin.ask("GET", path("5401020"))).status).toBe(404);
    const grant = `person=${office.person}&role=street&scope=${street}`;
    expect((await clerk.ask("DELETE", `/api/grants?${grant}`)).status).toBe(404);
    expect((await admin.ask("DELETE", `/api/grants?${grant}`)).status).toBe(204);
    expect((await office.ask("GET", "/api/me")).status).toBe(401);
  });

  it("have no names in the public edition", async () => {
    const ground = new Ground({ edition: "public" });
    const chair = await ground.somebody("secretary");
    const token = await chair.invites(await ground.seat("liaison"));
    const phone = new Device(ground);
    const named = { token, device: "phone", displayName: "扎西" };
    expect((await phone.ask("POST", "/api/join", named)).status).toBe(422);
    expect((await phone.ask("POST", "/api/join", { token, device: "phone" })).status).toBe(201);
    const { body } = await phone.ask("GET", `/api/committees/${COMMITTEE}/people`);
    expect(body.items).toMatchObject([{ displayName: null }, { displayName: null }]);
    expect((await phone.ask("PUT", "/api/my-data/card", named)).status).toBe(404);
    expect((await phone.ask("GET", "/api/my-data")).body.card).toBeNull();
    expect((await phone.ask("DELETE", "/api/my-data")).status).toBe(204);
  });
});

describe("a start", () => {
  it("gives a link per role where there is a sample, and each of them works once", async () => {
    const ground = new Ground();
    await ground.record("unit", { state: "active", name: "某单位" });
    for (let start = 0; start < 2; start++) {
      const links = await signInLinks(ground.setting);
      expect(links).toHaveLength(12);
      for (const { role, token } of links) {
        const device = new Device(ground);
        await device.ask("POST", "/api/join", { token, device: "computer" });
        const { body } = await device.ask("GET", "/api/me");
        expect((body.grants as { role: string }[]).map((grant) => grant.role)).toEqual([role]);
      }
    }
    ground.run("update division set sample = 0");
    expect(await signInLinks(ground.setting)).toEqual([]);
  });

  it("invites a district's first admin", async () => {
    const ground = new Ground();
    const token = await inviteFirstAdmin(ground.setting, "540102");
    const device = new Device(ground);
    await device.ask("POST", "/api/join", { token, device: "computer" });
    const { body } = await device.ask("GET", "/api/me");
    expect(body.grants).toEqual([{ role: "admin", scope: "540102", unit: null }]);
    expect(body.committees).toHaveLength(2);
  });
});
