/** Contracts that belong with this one: what it adds to, ends or follows, and what adds to it, ends it or follows it. */
import type { Contract } from "../../shared/contract.ts";
import { contractPath } from "../contracts/paths.ts";
import { RecordRow, RecordRows } from "../look/record-row.tsx";
import { Tag } from "../look/tag.tsx";
import { whoNext } from "../record/names.ts";
import { t } from "../text/text.ts";
import type { OfContract } from "./of-contract.ts";

export function Related({ of: { contract, related } }: { of: OfContract }) {
  if (related.length === 0) return null;
  return (
    <section class="record-section" id="related">
      <h2>{t("contract.related")}</h2>
      <RecordRows label={t("contract.related")}>
        {related.map((other) => (
          <RecordRow
            key={other.id}
            href={contractPath(other.id)}
            noun="contract"
            number={other.number}
            title={other.title}
            state={other.state}
            who={whoNext(other)}
            flag={<Tag>{sayTie(contract, other)}</Tag>}
          />
        ))}
      </RecordRows>
    </section>
  );
}

/** What the other one is to this one. */
function sayTie(contract: Contract, other: Contract): string {
  if (other.id === contract.amends) return t("contract.amends");
  if (other.id === contract.renewedBy) return t("field.contract.renewedBy");
  return t(other.renewedBy === contract.id ? "contract.renews" : `kind.${other.kind}`);
}
