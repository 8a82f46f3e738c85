/** `/devices`: the devices that act as me; a lost one is cut off here, another one is added here. */
import { useEffect, useState } from "preact/hooks";
import { type Answer, ask, type Problem } from "../ask.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { Icon } from "../look/icons.tsx";
import { Loading, Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { QrShape } from "../look/print-button.tsx";
import { Tag } from "../look/record-row.tsx";
import { sayDate, sayDayOf, sayInstant } from "../text/say.ts";
import { t } from "../text/text.ts";
import type { DeviceKind } from "./device-kind.ts";
import { sayProblem } from "./say-problem.ts";
import { setMe } from "./session.ts";
import "./my.css";

interface Device {
  id: string;
  device: DeviceKind;
  createdAt: string;
  /** Day of the last use. */
  seenOn: string;
  /** The one in the reader's hand. */
  current: boolean;
}

/** `/devices`. */
export default function Devices() {
  const [answer, setAnswer] = useState<Answer<{ items: readonly Device[] }> | null>(null);
  const [revoking, setRevoking] = useState<Device | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = () => void ask<{ items: readonly Device[] }>("GET", "/api/devices").then(setAnswer);
  useEffect(load, []);
  const revoke = async (device: Device) => {
    setRevoking(null);
    const done = await ask("DELETE", `/api/devices/${device.id}`);
    if (!done.done) return setProblem(done.problem);
    setProblem(null);
    if (device.current) setMe(null);
    else load();
  };
  return (
    <Page title={t("devices.title")} lead={t("devices.lead")} back="/my">
      {problem && <Refused problem={problem} />}
      {answer === null ? (
        <Loading />
      ) : answer.done ? (
        <ul class="my-links">
          {answer.body.items.map((device) => (
            <li key={device.id} class="my-device">
              <Icon name={device.device === "computer" ? "computer" : "phone"} />
              <div>
                <p>
                  {t(`device.${device.device}`)}{" "}
                  {device.current && <Tag tone="gold">{t("devices.this")}</Tag>}
                </p>
                <p class="aside">
                  {t("devices.since", {
                    since: sayDayOf(device.createdAt),
                    seen: sayDate(device.seenOn),
                  })}
                </p>
              </div>
              <Button kind="danger" onClick={() => setRevoking(device)}>
                {t("devices.revoke")}
              </Button>
            </li>
          ))}
        </ul>
      ) : (
        <Refused problem={answer.problem} />
      )}
      <LinkAnother />
      <Dialog
        open={revoking !== null}
        title={t("devices.revoke.title", {
          device: revoking ? t(`device.${revoking.device}`) : "",
        })}
        onClose={() => setRevoking(null)}
        confirm={{
          label: t("devices.revoke"),
          danger: true,
          onConfirm: () => revoking && void revoke(revoking),
        }}
      >
        <p>{t(revoking?.current ? "devices.revoke.mine" : "devices.revoke.why")}</p>
      </Dialog>
    </Page>
  );
}

const Refused = ({ problem }: { problem: Problem }) => (
  <Notice tone="warn" title={sayProblem(problem).title}>
    {sayProblem(problem).detail}
  </Notice>
);

interface Link {
  url: string;
  expiresAt: string;
  path: string;
  size: number;
}

/** A link and QR code with which another device of mine joins. */
function LinkAnother() {
  const [link, setLink] = useState<Link | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [copied, setCopied] = useState(false);
  const make = async () => {
    const [answer, { qrPath }] = await Promise.all([
      ask<{ url: string; expiresAt: string }>("POST", "/api/devices/link"),
      import("../look/qr.ts"),
    ]);
    if (!answer.done) return setProblem(answer.problem);
    setProblem(null);
    setCopied(false);
    setLink({ ...answer.body, ...qrPath(answer.body.url) });
  };
  const copy = async (url: string) => {
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <section class="my-section">
      <h2>{t("devices.link")}</h2>
      <p>{t("devices.link.how")}</p>
      {problem && <Refused problem={problem} />}
      {link ? (
        <div class="link-box">
          <QrShape path={link.path} size={link.size} />
          <p>{t("devices.link.until", { when: sayInstant(link.expiresAt) })}</p>
          <p class="link-text">{link.url}</p>
          {"clipboard" in navigator && (
            <Button icon={copied ? "check" : "link"} onClick={() => void copy(link.url)}>
              {t(copied ? "common.copied" : "common.copy")}
            </Button>
          )}
        </div>
      ) : (
        <div>
          <Button icon="plus" onClick={() => void make()}>
            {t("devices.link.make")}
          </Button>
        </div>
      )}
    </section>
  );
}
