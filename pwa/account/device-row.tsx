/** One device in a list: what it is, since when, and the button that cuts it off. */
import { Button } from "../look/button.tsx";
import { Icon } from "../look/icons.tsx";
import { Tag } from "../look/tag.tsx";
import { sayDate, sayDayOf } from "../text/say.ts";
import { t } from "../text/text.ts";
import type { DeviceKind } from "./device-kind.ts";

export interface Device {
  id: string;
  device: DeviceKind;
  createdAt: string;
  /** Day of the last use. */
  seenOn: string;
  /** The one in the reader's hand. */
  current: boolean;
}

/** Put rows into `<ul class="my-links">`. */
export const DeviceRow = ({ device, onRevoke }: { device: Device; onRevoke(): void }) => (
  <li class="my-device">
    <Icon name={device.device === "computer" ? "computer" : "phone"} />
    <div>
      <p>
        {t(`device.${device.device}`)}{" "}
        {device.current && <Tag tone="gold">{t("devices.this")}</Tag>}
      </p>
      <p class="aside">
        {t("devices.since", { since: sayDayOf(device.createdAt), seen: sayDate(device.seenOn) })}
      </p>
    </div>
    <Button kind="danger" onClick={onRevoke}>
      {t("devices.revoke")}
    </Button>
  </li>
);
