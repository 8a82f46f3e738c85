/** A file was answered about and not applied: what to do, before and after it is picked again. */
import { Button } from "../look/button.tsx";
import { Notice } from "../look/notice.tsx";
import { t } from "../text/text.ts";
import type { Earlier } from "./messages.ts";

interface Props {
  of: Pick<Earlier, "file" | "count" | "picked">;
  onGoOn(): void;
  onAgain(): void;
  onDrop(): void;
}

export const EarlierAnswers = ({ of: { file, count, picked }, ...props }: Props) => (
  <Notice
    tone="warn"
    title={t("ledger.page.kept", { file })}
    actions={
      picked ? (
        <>
          <Button kind="main" onClick={props.onGoOn}>
            {t("ledger.page.kept.goOn")}
          </Button>
          <Button kind="bare" onClick={props.onAgain}>
            {t("ledger.page.kept.again")}
          </Button>
        </>
      ) : (
        <Button kind="bare" onClick={props.onDrop}>
          {t("ledger.page.kept.drop")}
        </Button>
      )
    }
  >
    {t(picked ? "ledger.page.kept.picked" : "ledger.page.kept.why", { count })}
  </Notice>
);
