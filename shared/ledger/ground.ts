import { foldText, foldTight } from "./cells.ts";
import { type Index, indexLists, type Lists } from "./lists.ts";
import type { UnitRef } from "./preview.ts";
import { type Card, given, type Step } from "./steps.ts";

/**
 * The ground of a plan: its steps in the order in which they lean on each other, and the ids of what
 * rows name — grids, units and seats that are there, or that the plan creates on the way.
 */
export function openGround(lists: Lists, newId: () => string) {
  const index = indexLists(lists);
  const buckets = {
    grids: [] as Step[],
    units: [] as Step[],
    seats: [] as Step[],
    resources: [] as Step[],
    problems: [] as Step[],
    projects: [] as Step[],
  };
  const gridIds = new Map(
    lists.grids
      .filter(({ state }) => state === "active")
      .map((grid) => [foldTight(grid.code), grid.id]),
  );
  const unitIds = new Map<string, string>();
  const newUnits = new Map<string, string>();
  const contacts = contactsOf(lists, index);

  const create = (
    noun: string,
    command: string,
    id: string,
    args: object,
    row: string,
    card?: Card,
  ): Step => {
    const fields = given(args);
    return {
      noun,
      command,
      target: null,
      base: null,
      id,
      args: fields,
      row,
      ...(card && { card }),
    };
  };
  const amend = (
    noun: string,
    command: string,
    record: { id: string; tag: string },
    args: object,
    row: string,
  ): Step => {
    const { id: target, tag: base } = record;
    return { noun, command, target, base, id: newId(), args: given(args), row };
  };

  const gridId = (code: string | null, row: string): string | undefined => {
    if (code === null || foldTight(code) === "") return undefined;
    const known = gridIds.get(foldTight(code));
    if (known) return known;
    const id = newId();
    gridIds.set(foldTight(code), id);
    buckets.grids.push(create("grid", "draw", id, { code: foldText(code) }, row));
    return id;
  };
  const unitId = (ref: UnitRef, row: string): string => {
    if (ref.kind === "existing") return ref.id;
    const known = ref.kind === "row" ? unitIds.get(ref.rowKey) : newUnits.get(ref.name);
    if (known) return known;
    const id = newId();
    newUnits.set(ref.name, id);
    const args = { name: ref.name, nature: "institution" };
    buckets.units.push(create("unit", "enrol", id, args, row));
    return id;
  };
  const seat = (unit: string, role: string, row: string, title?: string, card?: Card): string => {
    const id = newId();
    buckets.seats.push(create("seat", "create", id, { unit, role, title }, row, card));
    if (card?.displayName) contacts.set(`${unit} ${foldTight(card.displayName)}`, id);
    return id;
  };
  /** Names stand in cards alone, so whoever answers for a resource gets a seat of the unit. */
  const contactOf = (unit: string, name: string | null, row: string): string | undefined =>
    name === null || name.trim() === ""
      ? undefined
      : (contacts.get(`${unit} ${foldTight(name)}`) ??
        seat(unit, "liaison", row, undefined, { displayName: name, workPhone: null }));

  const head = (unit: string, title: string | null, row: string) => {
    const held = index.seat(unit, "signatory");
    if ((held?.title || null) === title) return;
    if (!held) seat(unit, "signatory", row, title ?? undefined);
    else if (title === null) buckets.seats.push(amend("seat", "close", held, {}, row));
    else buckets.seats.push(amend("seat", "retitle", held, { title }, row));
  };
  const liaison = (unit: string, name: string | null, phone: string | null, row: string) => {
    const held = index.seat(unit, "liaison");
    const before = index.card(held?.id ?? null);
    const wanted: Card = { displayName: name ?? "", workPhone: phone };
    if ((before?.displayName ?? "") === wanted.displayName && (before?.workPhone || null) === phone)
      return;
    const nobodyYet = !before?.displayName;
    if (held && (nobodyYet || before?.displayName === wanted.displayName)) {
      const card = wanted;
      buckets.seats.push({ ...amend("seat", "create", held, {}, row), command: null, card });
      if (name) contacts.set(`${unit} ${foldTight(name)}`, held.id);
      return;
    }
    // Another name is another person: the first one's seat ends, nobody's past becomes somebody else's.
    if (held) buckets.seats.push(amend("seat", "close", held, {}, row));
    if (name !== null || phone !== null) seat(unit, "liaison", row, undefined, wanted);
  };

  return {
    index,
    buckets,
    newId,
    unitIds,
    create,
    amend,
    gridId,
    unitId,
    contactOf,
    head,
    liaison,
  };
}

/** Seats by unit and the name on their card. */
function contactsOf(lists: Lists, index: Index): Map<string, string> {
  return new Map(
    lists.seats.flatMap((seat): [string, string][] => {
      const name = index.card(seat.id)?.displayName;
      return seat.state === "open" && seat.unit && name
        ? [[`${seat.unit} ${foldTight(name)}`, seat.id]]
        : [];
    }),
  );
}
