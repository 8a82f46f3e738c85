/** Which committee's meetings are looked at: one in the address, or the reader's first. */
import { useLocation } from "preact-iso/router";
import { me } from "../local/index.ts";
import { Choice } from "../look/field.tsx";
import { withQuery } from "../record/paths.ts";
import { t } from "../text/text.ts";

/** Null for somebody who belongs to none. */
export function useCommittee() {
  const { query } = useLocation();
  const committees = me.value?.committees ?? [];
  return committees.find(({ code }) => code === query.committee) ?? committees[0] ?? null;
}

/** For whoever sees several; `at` is the page that opens for the chosen one. */
export function CommitteeChoice({ code, at }: { code: string; at: string }) {
  const { route } = useLocation();
  const committees = me.value?.committees ?? [];
  return committees.length > 1 ? (
    <Choice
      id="meetings-committee"
      label={t("committee")}
      value={code}
      onInput={(committee) => route(withQuery(at, { committee }), true)}
      choices={committees.map((one) => [one.code, one.name, "zh-CN"])}
    />
  ) : null;
}
