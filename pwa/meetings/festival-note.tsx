/** Why a proposed meeting isn't where its rhythm alone would have put it. */
import type { ProposedMeeting } from "../../shared/meeting/year.ts";
import { wordOf } from "../record/names.ts";
import { sayDate } from "../text/say.ts";
import { t } from "../text/text.ts";

export const FestivalNote = ({ moved }: Pick<ProposedMeeting, "moved">) =>
  moved && (
    <span class="meetings-festival">
      {t("meetings.festival", {
        date: sayDate(moved.from),
        festival: wordOf("festival", moved.because),
      })}
    </span>
  );
