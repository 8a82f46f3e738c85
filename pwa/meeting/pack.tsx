/** 会议材料 in one tap: everything that the meeting has on paper by now, made on this device from its records. */
import { useRef, useState } from "preact/hooks";
import { templateValues } from "../../shared/document/template.ts";
import type { Words } from "../../shared/document/words.ts";
import type { Message } from "../../shared/ledger/preview.ts";
import type { Made } from "../document/make.ts";
import { saveFile } from "../ledger/files.ts";
import { clock } from "../local/state.ts";
import { Button } from "../look/button.tsx";
import { Notice } from "../look/notice.tsx";
import { t } from "../text/text.ts";
import type { OfMeeting } from "./of-meeting.ts";
import { packedHere } from "./packed-here.ts";

/** Official papers are in Chinese, whatever the reader's own language is. */
const LANGUAGE = "zh-CN";
type As = "docx" | "xlsx" | "print" | "template";

/** What makes the papers: loaded on the tap that asks for one. */
const makers = () =>
  Promise.all([
    import("../document/make.ts"),
    import("../document/print.tsx"),
    import("../../shared/meeting/pack.ts"),
  ]);

export function Pack({ of }: { of: OfMeeting }) {
  const [busy, setBusy] = useState<As | null>(null);
  const [refused, setRefused] = useState<Message | null>(null);
  const file = useRef<HTMLInputElement>(null);
  const name = t("meeting.pack.file", { name: of.meeting.title });

  const make = async (as: As, template?: File): Promise<void> => {
    setBusy(as);
    setRefused(null);
    try {
      const [{ documentWords, fillTemplate, makeDocx, makeSheet }, { printDocuments }, pack] =
        await makers();
      const words: Words = await documentWords(LANGUAGE);
      const packed = packedHere(of, words, clock.peek());
      const keep = (made: Made, ending: string) =>
        "blob" in made ? saveFile(`${name}.${ending}`, made.blob) : setRefused(made.refused);
      if (as === "print") await printDocuments(pack.packDocuments(packed));
      if (as === "docx") keep(await makeDocx(pack.packDocuments(packed)), "docx");
      if (as === "xlsx") keep(await makeSheet(pack.packTables(packed)), "xlsx");
      if (as === "template" && template) {
        const bytes = new Uint8Array(await template.arrayBuffer());
        const values = templateValues(pack.templateSource(packed), words);
        keep(await fillTemplate(bytes, values, LANGUAGE), "docx");
      }
    } catch {
      // Its maker did not come: there is no network, and nobody has asked for it here before.
      setRefused({ key: "common.offline.why", params: {} });
    }
    setBusy(null);
  };
  const button = (as: As, onClick: () => void) => (
    <Button icon={as === "print" ? "print" : "download"} busy={busy === as} onClick={onClick}>
      {t(`meeting.pack.${as}`)}
    </Button>
  );
  return (
    <section class="record-section on-screen" id="pack" aria-labelledby="pack-title">
      <h2 id="pack-title">{t("meeting.pack")}</h2>
      <p class="aside">{t("meeting.pack.why")}</p>
      {refused && (
        <Notice tone="bad">{t(refused.key as "common.offline.why", refused.params)}</Notice>
      )}
      <div class="turn-answers">
        {button("docx", () => void make("docx"))}
        {button("xlsx", () => void make("xlsx"))}
        {button("print", () => void make("print"))}
        {button("template", () => file.current?.click())}
      </div>
      <input
        ref={file}
        type="file"
        hidden
        accept=".docx"
        aria-label={t("meeting.pack.template")}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (chosen) void make("template", chosen);
        }}
      />
      <p class="unseen" role="status">
        {busy ? t("meeting.pack.making") : ""}
      </p>
    </section>
  );
}
