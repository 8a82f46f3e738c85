/** `/journal`: the heads with which a member is a witness of the record, and the record itself. */
import { useState } from "preact/hooks";
import { view } from "../local/index.ts";
import { Button } from "../look/button.tsx";
import { CopyButton } from "../look/copy-button.tsx";
import { Field } from "../look/field.tsx";
import { Page } from "../look/page.tsx";
import { PrintButton, PrintFoot } from "../look/print-button.tsx";
import { Members } from "../record/members.tsx";
import { sayDayOf, sayExactly, sayInstant } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import "./my.css";

/** `/journal`. */
export default function Journal() {
  return (
    <Members title={t("journal.title")}>
      <Content />
    </Members>
  );
}

function Content() {
  const committees = view.value.me?.committees ?? [];
  const [chosen, setChosen] = useState(committees[0]?.code ?? "");
  const name = committees.find(({ code }) => code === chosen)?.name ?? "";
  return (
    <Page
      title={t("journal.title")}
      lead={t("journal.lead")}
      over={<span lang={langOf(name)}>{name}</span>}
      back="/my"
      actions={<PrintButton />}
    >
      {committees.length > 1 && (
        <div class="on-screen">
          <Field
            id="committee"
            kind="choice"
            label={t("people.committee")}
            value={chosen}
            onInput={setChosen}
            choices={committees.map((each) => [each.code, each.name])}
          />
        </div>
      )}
      <Head committee={chosen} />
      {readsWhole(chosen) && (
        <section class="my-section on-screen">
          <h2>{t("journal.whole")}</h2>
          <p>{t("journal.whole.why")}</p>
          <p class="aside">{t("journal.whole.personal")}</p>
          <div>
            <Button icon="download" href={`/api/committees/${chosen}/journal`} download>
              {t("journal.download")}
            </Button>
          </div>
        </section>
      )}
      <PrintFoot printedOn={sayDayOf(new Date().toISOString())} />
    </Page>
  );
}

/** The file holds titles: those who keep the community's records take it along. */
const readsWhole = (committee: string): boolean =>
  (view.value.me?.grants ?? []).some(
    ({ role, scope }) => scope === committee && (role === "clerk" || role === "secretary"),
  );

const checked = ({ size, at }: { size: number; at: string }, say: (instant: string) => string) =>
  t("journal.head.checked", { size, when: say(at) });

/** The newest head that held against every event on this device. */
function Head({ committee }: { committee: string }) {
  const head = view.value.followed
    .find((followed) => followed.committee === committee)
    ?.heads.at(-1);
  return (
    <section class="my-section">
      <h2>{t("journal.head")}</h2>
      {head ? (
        <>
          <p class="on-screen">{checked(head, sayInstant)}</p>
          <p class="on-paper">{checked(head, sayExactly)}</p>
          <p class="link-text">{`${head.size}:${head.root}`}</p>
          <p>{t("journal.head.why")}</p>
          <div class="on-screen">
            <CopyButton text={`${head.size}:${head.root}`} label={t("journal.copy")} />
          </div>
        </>
      ) : (
        <p>{t("journal.head.none")}</p>
      )}
    </section>
  );
}
