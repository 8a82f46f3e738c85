import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Station } from "../../shared/station.ts";
import { actor, answerOf, clerk, serving, speaking, World } from "./world.ts";

const NAMES = [..."0123456789"].map((digit) => digit.repeat(64));

function aStation() {
  const world = new World();
  const [mine, other] = [world.unit("江畔物业服务有限公司"), world.unit("示范区供水所")];
  const described = {
    kind: "rider",
    name: "值班室驿站",
    latitude: 29_650_000,
    longitude: 91_130_000,
    barrier: "walk_in",
  };
  const station = world.done(clerk, "station", "list", null, {
    ...described,
    unit: mine,
    pictures: [NAMES[0]],
  });
  const pictures = () => world.see<Station>("station", station).pictures;
  return { world, mine, other, station, described, pictures };
}

describe("a station's pictures", () => {
  it("are those that were named last, each once, and never more than four", () => {
    const { world, station, pictures } = aStation();
    expect(pictures()).toEqual([NAMES[0]]);
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...NAMES), { maxLength: 6 }), (names) => {
        const before = pictures();
        const given = world.give(clerk, "station", "showPictures", station, { pictures: names });
        expect(given.outcome).toBe(names.length <= 4 ? "done" : "refused");
        expect(pictures()).toEqual(names.length <= 4 ? [...new Set(names)] : before);
      }),
    );
  });

  it("are its keepers' to change, as its facts are", () => {
    const { world, mine, other, station } = aStation();
    const asked = (who: ReturnType<typeof actor>) =>
      answerOf(world.give(who, "station", "showPictures", station, { pictures: [] }));
    for (const role of ["keeper", "liaison", "signatory"] as const) {
      expect(asked(actor(speaking(role, mine)))).toBe("done");
      expect(asked(actor(speaking(role, other)))).toBe("forbidden");
    }
    for (const role of ["clerk", "street"] as const)
      expect(asked(actor(serving(role)))).toBe("done");
    world.done(clerk, "station", "retire", station, { reason: "拆迁" });
    expect(asked(clerk)).toBe("state");
  });

  it("leave what stands of it as it was, and stay when that is changed", () => {
    const { world, station, described, pictures } = aStation();
    const { pictures: _, tag: __, ...before } = world.see<Station>("station", station);
    world.done(clerk, "station", "showPictures", station, { pictures: [NAMES[3]] });
    expect(world.see<Station>("station", station)).toMatchObject(before);
    world.done(clerk, "station", "amend", station, { ...described, name: "改名驿站" });
    world.done(clerk, "station", "verify", station, { facilities: [] });
    expect(pictures()).toEqual([NAMES[3]]);
  });
});
