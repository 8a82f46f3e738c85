/** 会议材料 in one tap: everything that the meeting has on paper by now, made on this device from its records. */
import { useRef } from "preact/hooks";
import { templateValues } from "../../shared/document/template.ts";
import { type Making, PAPERS_LANGUAGE, Papers, usePapers } from "../document/papers.tsx";
import { clock } from "../local/state.ts";
import { t } from "../text/text.ts";
import type { OfMeeting } from "./of-meeting.ts";
import { packedHere } from "./packed-here.ts";

const WAYS = ["docx", "xlsx", "print", "template"] as const;
type As = (typeof WAYS)[number];

export function Pack({ of }: { of: OfMeeting }) {
  const papers = usePapers<As>();
  const file = useRef<HTMLInputElement>(null);
  const make = (as: As, template?: File) =>
    void papers.making(as, (making) => pack(making, of, as, template));
  return (
    <section class="record-section on-screen" id="pack" aria-labelledby="pack-title">
      <h2 id="pack-title">{t("meeting.pack")}</h2>
      <p class="aside">{t("meeting.pack.why")}</p>
      <Papers
        of={papers}
        buttons={WAYS.map((as) => ({
          as,
          label: t(`meeting.pack.${as}`),
          onClick: () => (as === "template" ? file.current?.click() : make(as)),
        }))}
      />
      <input
        ref={file}
        type="file"
        hidden
        accept=".docx"
        aria-label={t("meeting.pack.template")}
        onChange={(event) => {
          const [chosen] = event.currentTarget.files ?? [];
          event.currentTarget.value = "";
          if (chosen) make("template", chosen);
        }}
      />
    </section>
  );
}

async function pack(
  { words, make, print, keep }: Making,
  of: OfMeeting,
  as: As,
  template: File | undefined,
): Promise<void> {
  const { packDocuments, packTables, templateSource } = await import(
    "../../shared/meeting/pack.ts"
  );
  const packed = packedHere(of, words, clock.peek());
  const name = t("meeting.pack.file", { name: of.meeting.title });
  if (as === "print") await print(packDocuments(packed));
  if (as === "docx") keep(await make.makeDocx(packDocuments(packed)), `${name}.docx`);
  if (as === "xlsx") keep(await make.makeSheet(packTables(packed)), `${name}.xlsx`);
  if (as === "template" && template) {
    const bytes = new Uint8Array(await template.arrayBuffer());
    const values = templateValues(templateSource(packed), words);
    keep(await make.fillTemplate(bytes, values, PAPERS_LANGUAGE), `${name}.docx`);
  }
}
