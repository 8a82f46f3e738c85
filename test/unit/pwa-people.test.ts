import { describe, expect, it } from "vitest";
import { mentions, type Person, rosterOf } from "../../pwa/people/roster.ts";
import type { Seat, SeatRole } from "../../shared/seat.ts";
import type { Unit } from "../../shared/unit.ts";

const aUnit = (id: string, number: number | null, name = id): Unit =>
  ({ id, number, name, shortName: null, state: "active" }) as Unit;
const aSeat = (id: string, unit: string | null, role: SeatRole = "liaison"): Seat =>
  ({ id, unit, role, title: null, state: "open" }) as Seat;
const aPerson = (person: string, more: Partial<Person> = {}): Person => ({
  person,
  seat: null,
  displayName: person,
  workPhone: null,
  grants: [],
  ...more,
});
const invitation = (seat: string) => ({
  id: `invitation-${seat}`,
  seat,
  role: "liaison",
  scope: "540102008001",
  createdAt: "2026-11-01T00:00:00Z",
  expiresAt: "2026-11-08T00:00:00Z",
});

describe("the roster of a committee", () => {
  const ground = {
    units: [aUnit("bank", 2), aUnit("school", 1), aUnit("shop", 3), aUnit("clinic", null)],
    seats: [
      aSeat("signs", "school", "signatory"),
      aSeat("speaks", "school"),
      aSeat("teller", "bank"),
      aSeat("nurse", "clinic"),
      aSeat("chair", null, "secretary"),
    ],
    people: [
      aPerson("joined", { seat: "speaks", grants: [{ role: "liaison", unit: "school" }] }),
      aPerson("named", { seat: "teller" }),
      aPerson("helper", { grants: [{ role: "volunteer", unit: null }] }),
    ],
    invitations: [invitation("teller")],
  };
  const { groups, others } = rosterOf(ground);
  const of = (id: string | null) => groups.find(({ unit }) => (unit?.id ?? null) === id);

  it("begins with the community's own seats and goes on by the units' numbers", () => {
    expect(groups.map(({ unit }) => unit?.id ?? null)).toEqual([
      null,
      "school",
      "bank",
      "shop",
      "clinic",
    ]);
  });

  it("says of each unit whether anybody can speak for it", () => {
    expect(of("school")?.status).toBe("joined");
    expect(of("bank")?.status).toBe("invited");
    expect(of("shop")?.status).toBe("noSeat");
    expect(of("clinic")?.status).toBe("notJoined");
  });

  it("counts whom the ledger named as not joined, and still shows them in their seat", () => {
    const [place] = of("bank")?.places ?? [];
    expect(place?.people.map(({ person }) => person)).toEqual(["named"]);
    expect(place?.status).toBe("invited");
  });

  it("puts the liaison before the signatory", () => {
    expect(of("school")?.places.map(({ seat }) => seat.id)).toEqual(["speaks", "signs"]);
  });

  it("names apart who holds a role without a seat, and nobody twice", () => {
    expect(others.map(({ person }) => person)).toEqual(["helper"]);
  });

  it("shows somebody in every seat whose role they hold, and once in each", () => {
    const both = aPerson("both", {
      seat: "speaks",
      grants: [
        { role: "liaison", unit: "school" },
        { role: "liaison", unit: "bank" },
      ],
    });
    const again = rosterOf({ ...ground, people: [both] });
    const seats = again.groups.flatMap(({ places }) =>
      places.filter(({ people }) => people.includes(both)).map(({ seat }) => seat.id),
    );
    expect(seats).toEqual(["speaks", "teller"]);
    expect(again.others).toEqual([]);
  });

  it("is searched by unit and by person", () => {
    const found = (wanted: string) =>
      groups.filter((group) => mentions(group, wanted)).map(({ unit }) => unit?.id);
    expect(found(" BANK ")).toEqual(["bank"]);
    expect(found("joined")).toEqual(["school"]);
  });
});
