/** The contract on paper: printed or as docx, in its own language, with the page on which it is signed. */
import { useEffect } from "preact/hooks";
import { type Contract, contract as contractNoun } from "../../shared/contract.ts";
import type { ContractText } from "../../shared/contract-text.ts";
import type { Signature } from "../../shared/signature.ts";
import type { SigningKey } from "../../shared/signing-key.ts";
import { type PublishedSignature, publishedOne } from "../board/contracts.ts";
import { type Making, Papers, usePapers } from "../document/papers.tsx";
import { recordOf } from "../local/index.ts";
import { hasText, loadTexts, t } from "../text/text.ts";

type As = "print" | "docx";

const PUBLISHED: readonly string[] = contractNoun.listing.board;

/** Nothing as long as no text is frozen. */
export function ContractPaper({ contract, text }: { contract: Contract; text: ContractText }) {
  useEffect(() => void loadTexts("kept").catch(() => {}), []);
  const papers = usePapers<As>();
  if (text.package === null || !hasText("kept.paper")) return null;
  const make = (as: As) =>
    void papers.making(as, (making) => paper(making, contract, text, as), contract.language);
  return (
    <section class="record-section on-screen" id="paper" aria-labelledby="paper-title">
      <h2 id="paper-title">{t("kept.paper")}</h2>
      <p class="aside">{t("kept.paper.why")}</p>
      <Papers
        of={papers}
        buttons={[
          { as: "print", label: t("common.print"), onClick: () => make("print") },
          { as: "docx", label: t("kept.paper.docx"), onClick: () => make("docx") },
        ]}
      />
    </section>
  );
}

/** Where the signatures stand in the journal: told of what is published, and where there is network. */
async function recordedOf({ id, state }: Contract): Promise<readonly PublishedSignature[]> {
  if (!PUBLISHED.includes(state)) return [];
  const answer = await publishedOne(id);
  return answer.done ? answer.body.signatures : [];
}

async function paper(
  { words, make, print, keep }: Making,
  contract: Contract,
  text: ContractText,
  as: As,
): Promise<void> {
  const [{ contractPaper }, { paperValues }, recorded] = await Promise.all([
    import("../../shared/document/contract.ts"),
    import("./paper-values.ts"),
    recordedOf(contract),
  ]);
  const signatures = contract.signatures.flatMap(
    (id) => (recordOf("signature", id) as Signature | undefined) ?? [],
  );
  const keyOf = (id: string) => recordOf("signingKey", id) as SigningKey | undefined;
  const values = paperValues({ contract, text, signatures, keyOf, recorded }, location.origin);
  if (typeof values === "string")
    return keep({ refused: { key: `contract.frozen.${values}.why`, params: {} } }, "");
  const document = contractPaper(values, words);
  if (as === "print") await print([document]);
  else
    keep(
      await make.makeDocx([document]),
      `${words.say("contract.file", { title: values.title, version: values.version })}.docx`,
    );
}
