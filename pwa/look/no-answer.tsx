/** The public pages' way of saying that there was no answer. */
import { t } from "../text/text.ts";
import { Button } from "./button.tsx";
import { Notice } from "./notice.tsx";

/** @param onAgain asks once more */
export const NoAnswer = ({ offline, onAgain }: { offline: boolean; onAgain: () => void }) => (
  <Notice
    tone="warn"
    title={t(offline ? "common.offline" : "common.failed")}
    actions={
      <Button icon="refresh" onClick={onAgain}>
        {t("common.tryAgain")}
      </Button>
    }
  >
    {t(offline ? "common.offline.why" : "common.failed.why")}
  </Notice>
);
