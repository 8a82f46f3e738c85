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
import { sayDate, sayDayOf } from "../text/say.ts";
import { langOf, t } from "../text/text.ts";
import { sayProblem } from "./say-problem.ts";
import { me, setMe } from "./session.ts";
import "./my.css";

interface Device {
  id: string;
  device: string;
  createdAt: string;
  /** Day of the last use. */
  seenOn: string;
}

/** `/devices`. */
export default function Devices() {
  const [answer, setAnswer] = useState<Answer<{ items: readonly Device[] }> | null>(null);
  const [revoking, setRevoking] = useState<Device | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = () => void ask<{ items: readonly Device[] }>("GET", "/api/devices").then(setAnswer);
  useEffect(load, []);
  const mine = me.value?.session.id;
  const revoke = async (device: Device) => {
    setRevoking(null);
    const done = await ask("DELETE", `/api/devices/${device.id}`);
    if (!done.done) return setProblem(done.problem);
    setProblem(null);
    if (device.id === mine) setMe(null);
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
              <Icon name="phone" />
              <div>
                <p>
                  <span lang={langOf(device.device)}>{device.device}</span>{" "}
                  {device.id === mine && <Tag tone="gold">{t("devices.this")}</Tag>}
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
        title={t("devices.revoke.title", { device: revoking?.device ?? "" })}
        onClose={() => setRevoking(null)}
        confirm={{
          label: t("devices.revoke"),
          danger: true,
          onConfirm: () => revoking && void revoke(revoking),
        }}
      >
        <p>{t(revoking?.id === mine ? "devices.revoke.mine" : "devices.revoke.why")}</p>
      </Dialog>
    </Page>
  );
}

const Refused = ({ problem }: { problem: Problem }) => (
  <Notice tone="warn" title={sayProblem(problem).title}>
    {sayProblem(problem).detail}
  </Notice>
);

/** A link and QR code with which another device of mine joins. */
function LinkAnother() {
  const [link, setLink] = useState<{ url: string; path: string; size: number } | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [copied, setCopied] = useState(false);
  const make = async () => {
    const [answer, { qrPath }] = await Promise.all([
      ask<{ url: string }>("POST", "/api/devices/link"),
      import("../look/qr.ts"),
    ]);
    if (!answer.done) return setProblem(answer.problem);
    setProblem(null);
    setCopied(false);
    setLink({ url: answer.body.url, ...qrPath(answer.body.url) });
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
