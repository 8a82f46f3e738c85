import { describe, expect, it } from "vitest";
import { hashOf, newToken } from "../../worker/access/session.ts";
import { COMMITTEE, Device, Ground, SIBLING, tokenIn } from "./access-ground.ts";

const invited = async (role = "liaison") => {
  const ground = new Ground();
  const chair = await ground.somebody("secretary");
  const seat = await ground.seat(role);
  return { ground, chair, seat, token: await chair.invites(seat) };
};
const join = (device: Device, token: string, more: Record<string, unknown> = {}) =>
  device.ask("POST", "/api/join", { token, device: "phone", ...more });

describe("an invitation", () => {
  it("lets one device in, with the seat's role and unit", async () => {
    const { ground, seat, token } = await invited();
    const phone = new Device(ground);
    expect((await join(phone, token)).status).toBe(201);
    const { body } = await phone.ask("GET", "/api/me");
    const [{ unit }] = ground.rows("select unit from seat where id = ?", seat) as [
      { unit: string },
    ];
    expect(body).toMatchObject({
      signedIn: true,
      seat,
      grants: [{ role: "liaison", scope: COMMITTEE, unit }],
      committees: [{ code: COMMITTEE, name: "某社区", sample: true }],
    });
  });

  it("is stored as a hash only, and its link keeps the token out of every server's log", async () => {
    const { ground, chair, seat } = await invited();
    const { body } = await chair.ask("POST", "/api/invitations", { seat });
    expect(body.url).toMatch(/^https:\/\/test\.example\/join#[\w-]{43}$/);
    expect(JSON.stringify(ground.rows("select * from invitation"))).not.toContain(tokenIn(body));
  });

  it("is used once: a second device is told so", async () => {
    const { ground, token } = await invited();
    await join(new Device(ground), token);
    const late = await join(new Device(ground), token);
    expect([late.status, late.body.reason]).toEqual([410, "inviteUsed"]);
  });

  it("lets in exactly one of eight devices that open it at once", async () => {
    const { ground, token } = await invited();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => join(new Device(ground), token)),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(answers.filter(({ body }) => body.reason === "inviteUsed")).toHaveLength(7);
    expect(ground.rows("select * from session")).toHaveLength(2);
    expect(ground.rows("select * from event where kind = 'access.joined'")).toHaveLength(1);
    expect(ground.rows("select * from grantHeld where role = 'liaison'")).toHaveLength(1);
  });

  it("gives a device that lost the answer the same answer again, and another device nothing", async () => {
    const { ground, token } = await invited();
    const attempt = newToken(ground.setting.random);
    const phone = new Device(ground);
    const body = { token, device: "phone", attempt };
    await phone.ask("POST", "/api/join", body, { lost: true });
    expect(phone.cookie).toBeNull();
    expect((await phone.ask("POST", "/api/join", body)).status).toBe(201);
    expect(await phone.signedIn()).toBe(true);
    const other = await join(new Device(ground), token, {
      attempt: newToken(ground.setting.random),
    });
    expect(other.body.reason).toBe("inviteUsed");
    expect(ground.rows("select * from grantHeld where role = 'liaison'")).toHaveLength(1);
  });

  it("expires after seven days; an unknown one is unknown; one for a closed seat is of no use", async () => {
    const { ground, seat, token } = await invited();
    const stranger = new Device(ground);
    expect((await join(stranger, "A".repeat(43))).body.reason).toBe("inviteUnknown");
    ground.run("update seat set state = 'closed' where id = ?", seat);
    expect((await join(stranger, token)).body.reason).toBe("seatClosed");
    ground.run("update seat set state = 'open' where id = ?", seat);
    ground.later(7.01);
    expect((await join(stranger, token)).body.reason).toBe("inviteExpired");
    expect(stranger.cookie).toBeNull();
  });

  it("waits in the committee's list until it is withdrawn", async () => {
    const { ground, chair, token } = await invited();
    const listed = await chair.ask("GET", `/api/invitations?committee=${COMMITTEE}`);
    const [item] = listed.body.items as { id: string }[];
    expect(listed.body.items).toHaveLength(1);
    const liaison = await ground.somebody("liaison");
    expect((await liaison.ask("GET", `/api/invitations?committee=${COMMITTEE}`)).status).toBe(403);
    expect((await liaison.ask("DELETE", `/api/invitations/${item?.id}`)).status).toBe(404);
    expect((await chair.ask("DELETE", `/api/invitations/${item?.id}`)).status).toBe(204);
    expect((await join(new Device(ground), token)).body.reason).toBe("inviteUnknown");
  });

  it("takes over whom the ledger named for the seat, card and all; nothing is typed twice", async () => {
    const { ground, seat, token } = await invited();
    const person = ground.id();
    ground.run(
      "insert into person (id, seat, createdAt) values (?, ?, ?)",
      person,
      seat,
      ground.now,
    );
    ground.run("insert into personCard values (?, ?, '扎西', '0891-1234567')", person, COMMITTEE);
    const phone = new Device(ground);
    expect((await join(phone, token)).body.person).toBe(person);
    expect((await phone.ask("GET", "/api/me")).body.displayName).toBe("扎西");
  });

  it("makes two people of two links to one seat that are opened at once", async () => {
    const { ground, chair, seat, token } = await invited();
    const second = await chair.invites(seat);
    ground.run("insert into person (id, seat, createdAt) values (?, ?, ?)", ground.id(), seat, "x");
    const answers = await Promise.all([
      join(new Device(ground), token),
      join(new Device(ground), second),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect(new Set(answers.map(({ body }) => body.person)).size).toBe(2);
  });

  it("adds its role to whoever is signed in, if they say so, and else makes a new person", async () => {
    const { ground, chair, token } = await invited();
    const seat = await ground.seat("member");
    const member = await ground.somebody("volunteer");
    const added = await join(member, await chair.invites(seat), { asMe: true });
    expect(added.body.person).toBe(member.person);
    expect((await member.ask("GET", "/api/me")).body.grants).toHaveLength(2);
    const anew = await join(member, token);
    expect(anew.body.person).not.toBe(member.person);
    const nobody = await join(new Device(ground), token, { asMe: true });
    expect(nobody.body.reason).toBe("notSignedIn");
  });

  it("leaves no name in the journal", async () => {
    const { ground, token } = await invited();
    await join(new Device(ground), token, { displayName: "卓玛", workPhone: "0891-7654321" });
    const journal = JSON.stringify(ground.rows("select * from event natural join eventPayload"));
    expect(journal).toContain("access.joined");
    expect(journal).not.toContain("卓玛");
    expect(journal).not.toContain("7654321");
  });
});

describe("who may invite", () => {
  const rules: [string, string[]][] = [
    ["clerk", ["liaison", "signatory", "keeper", "member"]],
    ["secretary", ["liaison", "signatory", "keeper", "member", "clerk", "secretary"]],
    ["admin", ["liaison", "signatory", "keeper", "member", "clerk", "secretary"]],
    ...["liaison", "member", "street", "dept", "auditor", "volunteer"].map(
      (role): [string, string[]] => [role, []],
    ),
  ];
  it.each(rules)("a %s invites to: %j", async (role, seats) => {
    const ground = new Ground();
    const inviter = await ground.somebody(role, role === "admin" ? "540102" : COMMITTEE);
    for (const kind of ["liaison", "signatory", "keeper", "member", "clerk", "secretary"]) {
      const { status } = await inviter.ask("POST", "/api/invitations", {
        seat: await ground.seat(kind),
      });
      expect([kind, status]).toEqual([kind, seats.includes(kind) ? 201 : 403]);
    }
    for (const office of ["street", "streetLead", "dept", "auditor", "admin"]) {
      const body = { role: office, scope: "540102009" };
      const { status } = await inviter.ask("POST", "/api/invitations", body);
      expect([office, status]).toEqual([office, role === "admin" ? 201 : 403]);
    }
  });

  it("nobody invites to another community's seat, nor an admin beyond their district", async () => {
    const ground = new Ground();
    const seat = await ground.seat("liaison", SIBLING);
    const secretary = await ground.somebody("secretary");
    expect((await secretary.ask("POST", "/api/invitations", { seat })).status).toBe(404);
    const admin = await ground.somebody("admin", "540102");
    const beyond = { role: "auditor", scope: "540103" };
    expect((await admin.ask("POST", "/api/invitations", beyond)).status).toBe(403);
    const above = { role: "auditor", scope: "540102" };
    const lower = await ground.somebody("admin", "540102009");
    expect((await lower.ask("POST", "/api/invitations", above)).status).toBe(403);
  });

  it("what is asked for must be a seat or an office, in full", async () => {
    const ground = new Ground();
    const admin = await ground.somebody("admin", "540102");
    for (const body of [
      {},
      { role: "clerk", scope: COMMITTEE },
      { seat: "x" },
      { role: "admin" },
    ]) {
      const answer = await admin.ask("POST", "/api/invitations", body);
      expect([answer.status, answer.body.reason]).toEqual([422, "invalid"]);
    }
    const unitless = await ground.seat("liaison");
    ground.run("update seat set unit = null where id = ?", unitless);
    const { body } = await admin.ask("POST", "/api/invitations", { seat: unitless });
    expect(body.reason).toBe("seatNeedsUnit");
  });
});

describe("joining too often", () => {
  it("is refused after ten wrong links in a minute from one address, with the time to wait", async () => {
    const { ground, token } = await invited();
    ground.now = "2026-10-01T01:00:20.000Z";
    const guesser = new Device(ground);
    for (let i = 0; i < 10; i++)
      expect((await join(guesser, hashOf(String(i)).slice(0, 43))).status).toBe(404);
    const refused = await join(guesser, token);
    expect([refused.status, refused.headers.get("Retry-After")]).toEqual([429, "40"]);
    const elsewhere = await guesser.ask(
      "POST",
      "/api/join",
      { token, device: "phone" },
      { address: "10.0.0.2" },
    );
    expect(elsewhere.status).toBe(201);
    ground.now = "2026-10-01T01:01:01.000Z";
    expect((await join(guesser, token)).body.reason).toBe("inviteUsed");
  });

  it("does not count those who get in: forty liaisons in one hall share an address", async () => {
    const ground = new Ground();
    const chair = await ground.somebody("secretary");
    for (let i = 0; i < 40; i++) {
      const token = await chair.invites(await ground.seat("liaison"));
      expect((await join(new Device(ground), token)).status).toBe(201);
    }
  });

  it("keeps no address", async () => {
    const ground = new Ground();
    await new Device(ground).ask("POST", "/api/join", {}, { address: "203.0.113.77" });
    const stored = JSON.stringify([
      ground.rows("select * from rate"),
      ground.rows("select * from rateSalt"),
    ]);
    expect(ground.rows("select * from rate").length).toBeGreaterThan(0);
    expect(stored).not.toContain("203.0.113.77");
  });
});
