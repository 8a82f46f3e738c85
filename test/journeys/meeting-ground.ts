/** A committee with nine units and its meeting: planned, or with the notice out, given by commands over HTTP. */
import { ulid } from "ulid";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Meeting } from "../../shared/meeting.ts";
import { type Asking, askingOver } from "../api/asking.ts";
import { aCommittee, type Committee } from "../builders/district.ts";
import { type Person, peopleWith } from "../builders/people.ts";
import type { District } from "./district.ts";
import { type Device, dayFromNow, type Settings, type Stage } from "./harness.ts";

const UNITS = 9;

export interface Planned {
  committee: Committee;
  /** 成员单位1 to 成员单位9. */
  units: readonly string[];
  /** Who speaks for these units, one person for all of them. */
  liaisonOf(...units: readonly number[]): Promise<Person>;
  meeting: string;
  clerk: Asking;
  /** Gives one of the committee's own commands. @returns the new record's id */
  made(command: string, args: object): Promise<string>;
  /** Gives a command on the meeting. */
  onMeeting(command: string, args?: object): Promise<void>;
  /** What somebody's other pages ask and give over HTTP. */
  asking(person: Person): Asking;
  /** One of the committee's records as the server has it. */
  see<E extends Entity>(plural: string, id: string): Promise<E>;
  /** All of the committee's records of a noun. */
  all<E extends Entity>(plural: string): Promise<E[]>;
  /** A device on which somebody is signed in and the committee's records are. */
  joined(person: Person, width: number, settings?: Settings): Promise<Device>;
}
export interface Convened extends Planned {
  /** Agenda items in their order. */
  items: readonly string[];
}

let given = 0;

/**
 * Puts a committee beside the sample's and plans a meeting of its nine units.
 * @param inDays how many days from today the meeting is
 */
export async function planned(stage: Stage, kind: Meeting["kind"], inDays = 0): Promise<Planned> {
  const { district } = stage;
  given += 1;
  const committee = await aCommittee(`5401020990${String(given).padStart(2, "0")}`)
    .with(0)
    .units()
    .in(district.environment.store);
  const clerk = asked(district, committee.who("clerk"));
  const see = async <E extends Entity>(plural: string, id: string): Promise<E> =>
    (await clerk.get(`/api/${plural}/${id}`)).body as E;
  const made = async (command: string, args: object): Promise<string> => {
    const id = ulid();
    const answer = await clerk.give(committee.code, command, args, { id });
    if (answer.status >= 300) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
    return id;
  };
  const units: string[] = [];
  for (let i = 1; i <= UNITS; i++)
    units.push(await made("unit.enrol", { name: `成员单位${i}`, nature: "enterprise" }));
  const meeting = await made("meeting.plan", {
    kind,
    title: "四季度联席会议",
    date: dayFromNow(inDays),
    time: "15:00",
    minutes: 90,
    place: "社区会议室",
  });
  const onMeeting = async (command: string, args: object = {}): Promise<void> => {
    const answer = await clerk.give(await see("meetings", meeting), command, args);
    if (answer.status >= 300) throw new Error(`${command}: ${JSON.stringify(answer.body)}`);
  };
  return {
    committee,
    units,
    async liaisonOf(...wanted) {
      const [person] = await peopleWith(district.environment.store, [
        wanted.map((i) => ({
          role: "liaison" as const,
          scope: committee.code,
          unit: units[i - 1] ?? "",
        })),
      ]);
      if (!person) throw new Error("nobody was made");
      return person;
    },
    meeting,
    clerk,
    made,
    onMeeting,
    asking: (person) => asked(district, person),
    see,
    all: async (plural) =>
      (await clerk.get(`/api/${plural}?committee=${committee.code}`)).body.items,
    joined: (person, width, settings) => signedIn(stage, person, width, settings),
  };
}

/**
 * Calls a planned meeting: its agenda stands and the notice is out.
 * @param topics titles of the agenda's items, in their order
 */
export async function convened(
  stage: Stage,
  kind: Meeting["kind"],
  topics: readonly string[],
): Promise<Convened> {
  const ground = await planned(stage, kind);
  const { meeting, units, made, onMeeting } = ground;
  const items: string[] = [];
  for (const title of topics) items.push(await made("agendaItem.add", { meeting, title }));
  await onMeeting("meeting.setAgenda", { items });
  await onMeeting("meeting.sendNotice", { units });
  return { ...ground, items };
}

/** What somebody's other pages ask and give over HTTP. */
export const asked = (district: District, person: Person): Asking =>
  askingOver((path, init) => fetch(`${district.url}${path}`, init))(person);

/** A device on which somebody is signed in and the committee's records are. */
export async function signedIn(
  stage: Stage,
  person: Person,
  width: number,
  settings?: Settings,
): Promise<Device> {
  const device = await stage.device(width, settings);
  const [name = "", value = ""] = person.cookie.split("=");
  await device.context.addCookies([{ name, value, url: settings?.at ?? stage.district.url }]);
  await device.page.goto("/my");
  await device.page.getByRole("link", { name: "轮到我" }).click();
  await device.page.getByText("件事等您").or(device.page.getByText("眼下没有轮到您的事")).waitFor();
  return device;
}
