/** Making papers on a tap: what makes them loads then, and what stands against it is said. */
import { useState } from "preact/hooks";
import type { Words } from "../../shared/document/words.ts";
import type { Language } from "../../shared/language/language.ts";
import type { Message } from "../../shared/ledger/preview.ts";
import { saveFile } from "../ledger/files.ts";
import { Button } from "../look/button.tsx";
import { Notice } from "../look/notice.tsx";
import { t } from "../text/text.ts";
import type { Made } from "./make.ts";

/** Official papers are in Chinese, whatever the reader's own language is; a contract is in its own. */
export const PAPERS_LANGUAGE = "zh-CN";

const makers = () => Promise.all([import("./make.ts"), import("./print.tsx")]);

/** What a paper is made with. */
export interface Making {
  words: Words;
  make: typeof import("./make.ts");
  print: typeof import("./print.tsx").printDocuments;
  /** Saves what was made, or says why there is nothing. */
  keep(made: Made, file: string): void;
}

type Finished = Promise<void>;

/** The state of a group of papers; `As` are the ways in which they come. */
export function usePapers<As extends string>() {
  const [busy, setBusy] = useState<As | null>(null);
  const [refused, setRefused] = useState<Message | null>(null);
  const making = async (
    as: As,
    work: (making: Making) => Finished,
    language: Language = PAPERS_LANGUAGE,
  ) => {
    setBusy(as);
    setRefused(null);
    try {
      const [make, { printDocuments }] = await makers();
      const words = await make.documentWords(language);
      const keep = (made: Made, file: string) =>
        "blob" in made ? saveFile(file, made.blob) : setRefused(made.refused);
      await work({ words, make, print: printDocuments, keep });
    } catch {
      // Its maker did not come: there is no network, and nobody has asked for it here before.
      setRefused({ key: "common.offline.why", params: {} });
    }
    setBusy(null);
  };
  return { busy, refused, making };
}

/** A group of papers: what went wrong, a button for each way, and that one is being made. */
export function Papers<As extends string>(props: {
  of: Pick<ReturnType<typeof usePapers<As>>, "busy" | "refused">;
  buttons: readonly { as: As; label: string; onClick(): void }[];
}) {
  const { busy, refused } = props.of;
  return (
    <>
      {refused && (
        <Notice tone="bad">{t(refused.key as "common.offline.why", refused.params)}</Notice>
      )}
      <div class="turn-answers">
        {props.buttons.map(({ as, label, onClick }) => (
          <Button
            key={as}
            icon={as === "print" ? "print" : "download"}
            busy={busy === as}
            onClick={onClick}
          >
            {label}
          </Button>
        ))}
      </div>
      <p class="unseen" role="status">
        {busy ? t("desk.making") : ""}
      </p>
    </>
  );
}
