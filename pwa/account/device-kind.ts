/** What kind of device this is; it is all that is kept of it, so that a lost one can be told in a list. */
export const DEVICE_KINDS = ["phone", "tablet", "computer"] as const;
export type DeviceKind = (typeof DEVICE_KINDS)[number];

/** A first guess, from what the browser says of itself; its owner may say otherwise. */
export function deviceKind(userAgent: string): DeviceKind {
  if (/iPad|Tablet/i.test(userAgent)) return "tablet";
  return /Mobi|Android|iPhone/i.test(userAgent) ? "phone" : "computer";
}
