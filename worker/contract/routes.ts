/** What a contract has over HTTP besides its commands: its proof, to be checked without us. */
import { formatBundle } from "../../shared/contract/bundle.ts";
import type { Contract } from "../../shared/contract.ts";
import { mayRead } from "../../shared/kit/roles.ts";
import { RECORD_ID } from "../../shared/kit/values.ts";
import type { App } from "../http/app-type.ts";
import type { DescribedRoutes } from "../http/described.ts";
import { Problem } from "../http/problem.ts";
import { signedIn } from "../http/session.ts";
import { entityOf, readRecord } from "../kit/records.ts";
import { readsPersonal } from "../privacy/masking.ts";
import { bundleOf } from "./bundle.ts";

export const CONTRACT_ROUTES: DescribedRoutes = {
  "GET /api/contracts/:id/bundle": {
    summary: "the proof of a contract's frozen text and its signatures, for any verifier",
    who: "whoever holds a grant in the committee itself",
    answer: [200, "one JSON file; docs/contract-bundle.md"],
  },
};

export function contractRoutes(app: App): void {
  app.get("/api/contracts/:id/bundle", async (c) => {
    const { actor } = await signedIn(c);
    const { store, sealKey } = c.get("setting");
    const id = c.req.param("id");
    if (!RECORD_ID.test(id)) throw new Problem("notFound");
    const [found] = await store.batch([readRecord("contract", id)]);
    const row = found?.rows[0];
    const contract = row ? (entityOf("contract", row) as Contract) : undefined;
    if (!contract || !mayRead(actor, contract.committee)) throw new Problem("notFound");
    // It names people: it is for those who work in the community.
    if (!readsPersonal(actor, contract.committee))
      throw new Problem("forbidden", { roles: "clerk,secretary" });
    if (contract.sha256 === null) throw new Problem("notFrozen");
    const { publicKey } = await sealKey();
    const bundle = await bundleOf(store, contract, publicKey);
    if (!bundle) throw new Problem("notSealed");
    c.header("Content-Type", "application/json; charset=utf-8");
    c.header("Content-Disposition", `attachment; filename="contract-${contract.number}.json"`);
    return c.body(formatBundle(bundle));
  });
}
