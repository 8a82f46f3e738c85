/** `/devices`: the devices that act as me; a lost one is cut off here, another one is added here. */
import { useEffect, useState } from "preact/hooks";
import { type Answer, ask, type Problem } from "../ask.ts";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { Loading } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { sayInstant } from "../text/say.ts";
import { t } from "../text/text.ts";
import { type Device, DeviceRow } from "./device-row.tsx";
import { type Link, LinkBox, makeLink } from "./link-box.tsx";
import { ProblemNotice } from "./problem-notice.tsx";
import { forgetMe } from "./session.ts";
import "./my.css";

interface Devices {
  items: readonly Device[];
}

/** `/devices`. */
export default function MyDevices() {
  const [answer, setAnswer] = useState<Answer<Devices> | null>(null);
  const [revoking, setRevoking] = useState<Device | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const load = () => {
    void ask<Devices>("GET", "/api/devices").then(setAnswer);
  };
  useEffect(load, []);
  const revoke = async (device: Device) => {
    setRevoking(null);
    const done = await ask("DELETE", `/api/devices/${device.id}`);
    if (!done.done) return setProblem(done.problem);
    setProblem(null);
    if (device.current) await forgetMe();
    else load();
  };
  return (
    <Page title={t("devices.title")} lead={t("devices.lead")} back="/my">
      <ProblemNotice problem={problem} />
      {answer === null ? (
        <Loading />
      ) : answer.done ? (
        <ul class="my-links">
          {answer.body.items.map((device) => (
            <DeviceRow key={device.id} device={device} onRevoke={() => setRevoking(device)} />
          ))}
        </ul>
      ) : (
        <ProblemNotice problem={answer.problem} />
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

/** A link and QR code with which another device of mine joins. */
function LinkAnother() {
  const [link, setLink] = useState<Link | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const make = async () => {
    const answer = await makeLink("/api/devices/link");
    setProblem(answer.done ? null : answer.problem);
    if (answer.done) setLink(answer.body);
  };
  return (
    <section class="my-section">
      <h2>{t("devices.link")}</h2>
      <p>{t("devices.link.how")}</p>
      <ProblemNotice problem={problem} />
      {link ? (
        <LinkBox
          link={link}
          until={t("devices.link.until", { when: sayInstant(link.expiresAt) })}
        />
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
