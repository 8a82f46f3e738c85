import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readHours } from "../../shared/station/hours-text.ts";
import { osmOf } from "../../shared/station/osm-hours.ts";

const said = (text: string) => {
  const { hours, asks } = readHours(text);
  return [hours && osmOf(hours), ...asks.map(({ about, text: piece }) => `${about}: ${piece}`)];
};

describe("hours as people write them", () => {
  it.each([
    ["星期一到星期五 9:30-17:00", "Mo-Fr 09:30-17:00"],
    ["24小时", "Mo-Su 00:00-24:00"],
    ["每天24小时开放", "Mo-Su 00:00-24:00"],
    ["周一至周日 08:00—22:00", "Mo-Su 08:00-22:00"],
    ["工作日9:00-18:00；周末10:00-16:00", "Mo-Fr 09:00-18:00, Sa,Su 10:00-16:00"],
    ["周一、三、五 上午9点半至12点", "Mo,We,Fr 09:30-12:00"],
    ["每天早8点到晚10点", "Mo-Su 08:00-22:00"],
    ["每日 下午2:30-5:30", "Mo-Su 14:30-17:30"],
    ["每天9:00-18:00，周日休息", "Mo-Sa 09:00-18:00"],
    [
      "每天有人值守8:00-22:00;22:00-次日8:00扫码",
      'Mo-Su 08:00-22:00 open "staff", Mo-Su 22:00-08:00 open "qr"',
    ],
    ["周一到周五 8:30-11:00 13:30-17:00", "Mo-Fr 08:30-11:00,13:30-17:00"],
    ["Mo-Fr 09:30-17:00", "Mo-Fr 09:30-17:00"],
    ["星期五到星期一　２０：００－２：００", "Mo,Fr-Su 20:00-02:00"],
  ])("understands %s", (text, value) => expect(said(text)).toEqual([value]));

  it("asks on which days, where the text gives times only, and guesses every day", () => {
    expect(said("8:30-11:00 13:30-17:00")).toEqual([
      "Mo-Su 08:30-11:00,13:30-17:00",
      "days: 8:30-11:00 13:30-17:00",
    ]);
    expect(said("有人值守8:00-22:00;22:00-次日8:00扫码")).toEqual([
      'Mo-Su 08:00-22:00 open "staff", Mo-Su 22:00-08:00 open "qr"',
      "days: 有人值守8:00-22:00",
    ]);
  });

  it("asks until when somebody comes who is on call afterwards", () => {
    expect(said("周一至周五9:30-18:30,之后可预约")).toEqual([
      "Mo-Fr 18:30-24:00 unknown, Mo-Fr 09:30-18:30",
      "until: 之后可预约",
    ]);
  });

  it.each([
    ["看情况", [null, "unread: 看情况"]],
    ["", [null]],
    ["周一到周五", [null, "unread: 周一到周五"]],
    ["周日休息", [null, "unread: 周日休息"]],
    ["9:75-10:00", [null, "unread: 9:75-10:00"]],
    ["Mo-Fr 09:30-17:00; PH off", ["Mo-Fr 09:30-17:00", "holidays: PH off"]],
    ["Mo-Fr sunrise-sunset", [null, "sun: Mo-Fr sunrise-sunset"]],
    ["Apr-Oct Mo-Su 08:00-20:00", [null, "season: Apr-Oct Mo-Su 08:00-20:00"]],
    ["Mo-Fr 08:00+; Sa 09:00-12:00", ["Sa 09:00-12:00", "unread: Mo-Fr 08:00+"]],
    ["周一到周五9:00-17:00,法定节假日除外", ["Mo-Fr 09:00-17:00", "unread: 法定节假日除外"]],
  ])("gives back what it does not understand: %s", (text, read) =>
    expect(said(text)).toEqual(read),
  );

  it("never fails and never takes a word for nothing, whatever stands in the cell", () => {
    const pieces = fc.constantFrom(
      ..."周 一 五 到 - 9:30 17:00 24小时 扫码 有人值守 , ; 之后 可预约 休息 每天 25:00 下午 3点 次日 ? 除外".split(
        " ",
      ),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces).map((some) => some.join("")),
        ),
        (text) => {
          const { hours, asks } = readHours(text);
          for (const { days, from, to } of hours?.week ?? []) {
            expect(days.length).toBeGreaterThan(0);
            expect(from).toBeLessThan(to);
            expect(to).toBeLessThanOrEqual(2880);
          }
          if (/[?除]/.test(text.normalize("NFKC")))
            expect(asks.some(({ about }) => about === "unread")).toBe(true);
        },
      ),
    );
  });
});
