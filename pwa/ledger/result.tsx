/** What an import came to, with the way to each list. */
import { NOUNS } from "../../shared/nouns.ts";
import { Button } from "../look/button.tsx";
import { Notice } from "../look/notice.tsx";
import { listPath } from "../record/paths.ts";
import { t } from "../text/text.ts";
import { applied } from "./import-state.ts";

export function Result() {
  const { created = {}, amended = {} } = applied.value ?? {};
  const touched = Object.keys(NOUNS).filter((noun) => created[noun] || amended[noun]);
  return (
    <Notice tone="good" title={t("ledger.page.applied")}>
      <ul class="ledger-result">
        {touched.map((noun) => (
          <li key={noun}>
            <Button href={listPath(noun)} icon="list">
              {t("ledger.page.outcome", {
                list: t(`noun.${noun}.many`),
                created: created[noun] ?? 0,
                amended: amended[noun] ?? 0,
              })}
            </Button>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
