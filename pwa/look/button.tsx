/** What is tapped to do something. One `main` button a page; a link that looks like a button is `href`. */
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "./icons.tsx";
import "./button.css";

interface Props {
  children: ComponentChildren;
  /** `main` is the one red action, `plain` any other, `danger` what cannot be taken back, `bare` a quiet one. */
  kind?: "main" | "plain" | "danger" | "bare";
  icon?: IconName;
  onClick?: () => void;
  /** Goes to a page instead of doing something. */
  href?: string;
  /** What `href` leads to is a file to keep. */
  download?: boolean;
  type?: "button" | "submit";
  /** Why it cannot be pressed now, in words: shown under it and read with it. */
  closed?: string | undefined;
  /** It is doing its work: the label says what, and it cannot be pressed twice. */
  busy?: boolean;
  wide?: boolean;
}

/** A button at least 44 px tall. A closed one stays in sight and says why. */
export function Button(props: Props) {
  const {
    children,
    kind = "plain",
    icon,
    onClick,
    href,
    download = false,
    type = "button",
    closed,
    busy,
    wide,
  } = props;
  const look = `button button-${kind}${wide ? " button-wide" : ""}`;
  const label = (
    <>
      {icon && <Icon name={icon} />}
      <span>{children}</span>
    </>
  );
  if (href !== undefined && !closed) {
    return (
      <a class={look} href={href} download={download}>
        {label}
      </a>
    );
  }
  const stopped = closed !== undefined || busy === true;
  const button = (
    <button
      class={look}
      type={stopped ? "button" : type}
      aria-disabled={stopped}
      aria-busy={busy}
      onClick={stopped ? undefined : onClick}
    >
      {label}
    </button>
  );
  if (!closed) return button;
  return (
    <div class="button-closed">
      {button}
      <p class="aside">{closed}</p>
    </div>
  );
}
