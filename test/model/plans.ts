/** Plans out of fast-check, so that a failure is shrunk to its few steps and replayed by seed and path. */
import fc from "fast-check";
import type { Plan } from "./history.ts";

const number = fc.integer({ min: 0, max: 2 ** 31 - 1 });

export const plans: fc.Arbitrary<Plan> = fc.record({
  cast: fc.nat(7),
  contracts: fc.boolean(),
  steps: fc.array(number, { minLength: 20, maxLength: 90, size: "max" }),
  rest: number,
});
