/** A first guess at what this device is called, such as "手机 · Chrome"; its owner may change it. */
import { t } from "../text/text.ts";

const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/wxwork/i, "WeCom"],
  [/MicroMessenger/i, "WeChat"],
  [/Edg/i, "Edge"],
  [/Firefox/i, "Firefox"],
  [/Chrome/i, "Chrome"],
  [/Safari/i, "Safari"],
];

/** The name, from what the browser says of itself. */
export function deviceName(userAgent: string): string {
  const kind = /iPad|Tablet/i.test(userAgent)
    ? "device.tablet"
    : /Mobi|Android|iPhone/i.test(userAgent)
      ? "device.phone"
      : "device.computer";
  const browser = BROWSERS.find(([sign]) => sign.test(userAgent))?.[1];
  return browser ? `${t(kind)} · ${browser}` : t(kind);
}
