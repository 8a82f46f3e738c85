/** A record's state as a sentence that names the next actor: icon, words and colour, never colour alone. */
import states from "virtual:states";
import { sayDue } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { Icon, type IconName } from "./icons.tsx";
import "./state-line.css";

export type Tone = "open" | "waiting" | "done" | "ended" | "due" | "overdue";

const RESTING = new Set(["deferred", "suspended", "paused", "draft", "temporarily_closed"]);

/** What kind of state it is: `open`, `done` or `ended`; open for a state that this version doesn't know. */
const stateType = (noun: string, state: string): "open" | "done" | "ended" =>
  states[noun]?.[state]?.[0] ?? "open";

/** The icon and tone with which a state is shown. */
function stateLook(noun: string, state: string): { icon: IconName; tone: Tone } {
  const [type, turn] = states[noun]?.[state] ?? ["open", "committee"];
  if (type === "done") return { icon: "seal", tone: "done" };
  if (type === "ended") return { icon: state === "merged" ? "merge" : "closed", tone: "ended" };
  if (RESTING.has(state)) return { icon: "pause", tone: "ended" };
  if (state === "stale") return { icon: "clock", tone: "waiting" };
  return turn === "committee"
    ? { icon: "clock", tone: "waiting" }
    : { icon: "working", tone: "open" };
}

interface Props {
  noun: string;
  state: string;
  /** Name of whoever must act next; null says "the community". */
  who: string | null;
  /** Calendar date by which something is due, or `ongoing`. */
  due?: string | null | undefined;
  /** Larger, as on the record's own page. */
  large?: boolean;
}

/** "等待江畔物业确认 · 还剩2天". */
export function StateLine({ noun, state, who, due, large }: Props) {
  const { icon, tone } = stateLook(noun, state);
  const name = who ?? t("committee");
  const left = tone === "done" || stateType(noun, state) === "ended" ? null : sayDue(due);
  return (
    <span class={`state state-${tone}${large ? " state-large" : ""}`}>
      <Icon name={icon} />
      <span>
        <span>{sentence(noun, state, name)}</span>
        {left && (
          <span class={`state-due state-due-${left.tone}`}>
            {left.tone === "overdue" && <Icon name="alert" />}
            {left.text}
          </span>
        )}
      </span>
    </span>
  );
}

/** Marks a Tibetan name inside a sentence of another language as Tibetan. */
function sentence(noun: string, state: string, name: string) {
  const [before = "", ...after] = t(`turn.${noun}.${state}`, { who: "\u0000" }).split("\u0000");
  if (after.length === 0) return before;
  return [before, <span lang={langOf(name)}>{name}</span>, after.join("")];
}
