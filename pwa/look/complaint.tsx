/** Where to complain: every government app must have such an entry (国办函〔2026〕12号). */
import { t } from "../text/text.ts";

/** One plain line; 12345 is the hotline of government services in all of China. */
export const Complaint = () => (
  <p class="aside">
    {t("board.complaint")} <a href="tel:12345">{t("board.complaint.call")}</a>
  </p>
);
