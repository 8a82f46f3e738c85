/** How a clause is kept, in an icon and words; red beside them where it is overdue (published.css). */
import type { Standing } from "../../shared/contract/standing.ts";
import { Icon, type IconName } from "../look/icons.tsx";
import type { Tone } from "../look/state-line.tsx";
import { t } from "../text/text.ts";

const LOOKS: Readonly<Record<Standing, readonly [icon: IconName, tone: Tone]>> = {
  kept: ["seal", "done"],
  reported: ["clock", "waiting"],
  under_way: ["working", "open"],
  overdue: ["alert", "overdue"],
  ended: ["closed", "ended"],
};

export function StandingLine({ standing }: { standing: Standing }) {
  const [icon, tone] = LOOKS[standing];
  return (
    <span class={`state state-${tone}`}>
      <Icon name={icon} />
      <span>{t(`published.standing.${standing}`)}</span>
    </span>
  );
}
