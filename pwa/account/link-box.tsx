/** A link that lets a device in, as QR code and as text. It works once and is shown only here. */
import type { ComponentChildren } from "preact";
import { type Answer, ask } from "../ask.ts";
import { CopyButton } from "../look/copy-button.tsx";
import { QrShape } from "../look/print-button.tsx";
import { t } from "../text/text.ts";

export interface Link {
  /** Of the invitation. */
  id: string;
  url: string;
  /** Instant, ISO 8601. */
  expiresAt: string;
  /** The QR code, from `qrPath`. */
  path: string;
  size: number;
}

/**
 * Has the server make a link.
 * @param path the address to POST to
 */
export async function makeLink(path: string, body?: unknown): Promise<Answer<Link>> {
  // First of all: a link that could not be shown would only lie open.
  const drawing = await import("../look/qr.ts").catch(() => null);
  if (!drawing) return { done: false, problem: { reason: "offline", status: 0 } };
  const answer = await ask<Pick<Link, "id" | "url" | "expiresAt">>("POST", path, body);
  if (!answer.done) return answer;
  return { done: true, body: { ...answer.body, ...drawing.qrPath(answer.body.url) } };
}

interface Props {
  link: Link;
  /** How often and until when it works. */
  until: string;
  /** Further buttons beside "copy". */
  children?: ComponentChildren;
}

/** The link, to be scanned, copied or passed on. */
export const LinkBox = ({ link, until, children }: Props) => (
  <div class="link-box">
    <QrShape path={link.path} size={link.size} />
    <p>{until}</p>
    <p class="link-text">{link.url}</p>
    <div class="link-buttons">
      <CopyButton text={link.url} label={t("common.copy")} />
      {children}
    </div>
  </div>
);
