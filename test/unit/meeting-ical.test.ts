/** What is written to a calendar is what an independent parser (ical.js) reads in it. */
import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, it } from "vitest";
import { type Calendar, type CalendarEvent, icalOf } from "../../shared/meeting/ical.ts";

const MEETING: CalendarEvent = {
  uid: "01K3ZC4T8PSPRINGMEETING001@gongjian.example",
  sequence: 2,
  startsAt: "2026-03-20T07:00:00.000Z",
  minutes: 90,
  title: "2026年第一季度联席会",
  place: "仙足岛社区，二楼会议室",
  description: "议题:\n1. 路灯; 停车\n2. C:\\n 盘, 备份",
  url: "https://gongjian.example/meetings/01K3ZC4T8PSPRINGMEETING001?from=calendar,feed;1",
  state: "confirmed",
  updatedAt: "2026-03-05T01:02:03.456Z",
  alarmMinutes: 60,
};
const calendar = (...events: CalendarEvent[]): Calendar => ({
  name: "仙足岛社区大党委 · 会议",
  url: "https://gongjian.example/",
  events,
});

// RFC 7986 is younger than the parser's list: what is not on it stays as it is written.
Object.assign(ICAL.design.icalendar.property, { name: { defaultType: "text" } });

/** A component's value of a property, as the parser understands it. */
const propertyOf = (component: ICAL.Component, name: string): unknown =>
  component.getFirstPropertyValue(name);
const instantOf = (time: unknown): string => {
  if (!(time instanceof ICAL.Time)) throw new TypeError(`not a time: ${String(time)}`);
  return time.toJSDate().toISOString();
};

/** The calendar as the parser reads it, with its own zone and nothing known of any other. */
function read(ics: string): Calendar {
  const root = new ICAL.Component(ICAL.parse(ics));
  for (const component of root.getAllSubcomponents("vtimezone")) {
    ICAL.TimezoneService.reset();
    ICAL.TimezoneService.register(new ICAL.Timezone(component));
  }
  return {
    name: String(propertyOf(root, "name")),
    url: String(propertyOf(root, "url")),
    events: root.getAllSubcomponents("vevent").map((vevent) => {
      const event = new ICAL.Event(vevent);
      const alarm = vevent.getFirstSubcomponent("valarm");
      const trigger = alarm && propertyOf(alarm, "trigger");
      const orNull = (name: string) => {
        const value = propertyOf(vevent, name);
        return value === null ? null : String(value);
      };
      return {
        uid: event.uid,
        sequence: event.sequence,
        startsAt: instantOf(event.startDate),
        minutes: event.duration.toSeconds() / 60,
        title: event.summary,
        place: orNull("location"),
        description: orNull("description"),
        url: orNull("url"),
        state: String(propertyOf(vevent, "status")).toLowerCase() as CalendarEvent["state"],
        updatedAt: instantOf(propertyOf(vevent, "last-modified")),
        ...(trigger instanceof ICAL.Duration ? { alarmMinutes: -trigger.toSeconds() / 60 } : {}),
      };
    }),
  };
}

const bytes = (text: string) => new TextEncoder().encode(text);
const toSeconds = (instant: string) => `${instant.slice(0, 19)}.000Z`;

describe("a calendar", () => {
  it("says of a meeting what it was told", () => {
    expect(read(icalOf(calendar(MEETING)))).toEqual({
      ...calendar({ ...MEETING, updatedAt: "2026-03-05T01:02:03.000Z" }),
    });
  });

  it("is written as other programs expect it", () => {
    const lines = icalOf(calendar(MEETING)).replaceAll("\r\n ", "").split("\r\n");
    expect(lines).toEqual([
      "BEGIN:VCALENDAR",
      "VERSION:2.0",
      "PRODID:-//Gongjian//Meetings 1//ZH",
      "CALSCALE:GREGORIAN",
      "METHOD:PUBLISH",
      "NAME:仙足岛社区大党委 · 会议",
      "X-WR-CALNAME:仙足岛社区大党委 · 会议",
      "URL:https://gongjian.example/",
      "REFRESH-INTERVAL;VALUE=DURATION:PT4H",
      "X-PUBLISHED-TTL:PT4H",
      "BEGIN:VTIMEZONE",
      "TZID:Asia/Shanghai",
      "BEGIN:STANDARD",
      "DTSTART:19700101T000000",
      "TZOFFSETFROM:+0800",
      "TZOFFSETTO:+0800",
      "TZNAME:CST",
      "END:STANDARD",
      "END:VTIMEZONE",
      "BEGIN:VEVENT",
      "UID:01K3ZC4T8PSPRINGMEETING001@gongjian.example",
      "DTSTAMP:20260305T010203Z",
      "LAST-MODIFIED:20260305T010203Z",
      "SEQUENCE:2",
      "STATUS:CONFIRMED",
      "DTSTART;TZID=Asia/Shanghai:20260320T150000",
      "DTEND;TZID=Asia/Shanghai:20260320T163000",
      "SUMMARY:2026年第一季度联席会",
      "LOCATION:仙足岛社区，二楼会议室",
      "DESCRIPTION:议题:\\n1. 路灯\\; 停车\\n2. C:\\\\n 盘\\, 备份",
      "URL:https://gongjian.example/meetings/01K3ZC4T8PSPRINGMEETING001?from=calendar,feed;1",
      "BEGIN:VALARM",
      "ACTION:DISPLAY",
      "TRIGGER:-PT60M",
      "DESCRIPTION:2026年第一季度联席会",
      "END:VALARM",
      "END:VEVENT",
      "END:VCALENDAR",
      "",
    ]);
  });

  it("has a component even without a meeting, as the standard asks", () => {
    const root = new ICAL.Component(ICAL.parse(icalOf(calendar())));
    expect(root.getAllSubcomponents().map(({ name }) => name)).toEqual(["vtimezone"]);
  });

  it("rings for no cancelled meeting, and leaves out what nobody said", () => {
    const bare = { ...MEETING, place: null, description: null, url: null };
    const cancelled = icalOf(calendar({ ...bare, state: "cancelled" }));
    expect(cancelled).toContain("STATUS:CANCELLED");
    expect(cancelled).not.toMatch(/VALARM|LOCATION|DESCRIPTION|\r\nURL:.*meetings/);
    expect(icalOf(calendar({ ...bare, state: "tentative" }))).toContain("BEGIN:VALARM");
  });

  it("breaks a long line between characters, never inside one", () => {
    // 60 octets before them: five Tibetan characters of three fill the line to the octet, a sixth does not fit.
    const title = `${"a".repeat(52)}${"བ".repeat(6)}`;
    const lines = icalOf(calendar({ ...MEETING, title })).split("\r\n");
    const at = lines.findIndex((line) => line.startsWith("SUMMARY:"));
    expect(lines.slice(at, at + 2)).toEqual([`SUMMARY:${"a".repeat(52)}བབབབབ`, " བ"]);
    expect(bytes(lines[at] ?? "").length).toBe(75);
  });

  it("breaks at every octet at which it may have to", () => {
    for (const character of ["a", "é", "会", "😀"])
      for (let before = 60; before <= 76; before++) {
        const title = `${"a".repeat(before)}${character.repeat(60)}`;
        const ics = icalOf(calendar({ ...MEETING, title }));
        for (const line of ics.split("\r\n")) expect(bytes(line).length).toBeLessThanOrEqual(75);
        expect(read(ics).events[0]?.title).toBe(title);
      }
  });

  it("takes every way of writing a break of line for one, and no other control", () => {
    const title = "一\r\n二\r三\n四\u0000\u0007五\t六\u007f\u0085七";
    expect(read(icalOf(calendar({ ...MEETING, title }))).events[0]?.title).toBe(
      "一\n二\n三\n四五\t六七",
    );
  });
});

/** Texts of what calendars trip over, and of anything else. */
const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ..."\\;,:\"'\n\t ^",
        "\r\n",
        "\\n",
        "\\N",
        "\\,",
        "BEGIN:VEVENT",
        "\r\nEND:VCALENDAR\r\n",
        "季度联席会",
        "བསྟན་འཛིན།",
        "རྒྱལ",
        "👩🏽‍🚒",
        "🇨🇳",
        "é",
        "\u2028",
      ),
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(""));
const anyMoment = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2099-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString());
const anyEvent: fc.Arbitrary<CalendarEvent> = fc.record(
  {
    uid: anyText,
    sequence: fc.nat(),
    startsAt: anyMoment,
    minutes: fc.integer({ min: 1, max: 3000 }),
    title: anyText,
    place: fc.option(anyText),
    description: fc.option(anyText),
    url: fc.option(fc.webUrl({ withQueryParameters: true, withFragments: true })),
    state: fc.constantFrom<CalendarEvent["state"]>("confirmed", "tentative", "cancelled"),
    updatedAt: anyMoment,
    alarmMinutes: fc.nat({ max: 10_000 }),
  },
  {
    requiredKeys: [
      "uid",
      "sequence",
      "startsAt",
      "minutes",
      "title",
      "place",
      "description",
      "url",
      "state",
      "updatedAt",
    ],
  },
);
const anyCalendar: fc.Arbitrary<Calendar> = fc.record({
  name: anyText,
  url: fc.webUrl(),
  events: fc.array(anyEvent, { maxLength: 4 }),
});

/** What of a text a calendar can hold: breaks of line are one kind, and controls but the tab are none. */
const held = (text: string): string =>
  [...text.replace(/\r\n|\r/g, "\n")]
    .filter(
      (one) => one === "\t" || one === "\n" || !(one < " " || (one >= "\x7f" && one < "\xa0")),
    )
    .join("");
const heldOrNull = (text: string | null) => (text === null ? null : held(text));

describe("any calendar", () => {
  it("comes out of a parser as it went in", () =>
    fc.assert(
      fc.property(anyCalendar, ({ name, url, events }) => {
        const ics = icalOf({ name, url, events });
        expect(read(ics)).toEqual({
          name: held(name),
          url,
          events: events.map(({ alarmMinutes, ...event }) => ({
            ...event,
            uid: held(event.uid),
            startsAt: toSeconds(event.startsAt),
            title: held(event.title),
            place: heldOrNull(event.place),
            description: heldOrNull(event.description),
            updatedAt: toSeconds(event.updatedAt),
            ...(alarmMinutes === undefined || event.state === "cancelled" ? {} : { alarmMinutes }),
          })),
        });
      }),
      { numRuns: 500 },
    ));

  it("has lines of 75 octets at the most, each by itself whole characters, ended by CRLF", () =>
    fc.assert(
      fc.property(anyCalendar, (any) => {
        const ics = icalOf(any);
        const lines = ics.split("\r\n");
        expect(lines.pop()).toBe("");
        for (const line of lines) {
          expect(bytes(line).length).toBeLessThanOrEqual(75);
          expect(line).not.toMatch(/[\r\n]/);
          expect(line.isWellFormed()).toBe(true);
        }
        // Whatever people wrote begins no component.
        expect(lines.filter((line) => line === "BEGIN:VEVENT")).toHaveLength(any.events.length);
      }),
      { numRuns: 500 },
    ));
});
