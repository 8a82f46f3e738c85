/** Theme and text size, chosen by the reader and remembered on this device. */
import { signal } from "@preact/signals";
import { recall, remember } from "../text/remembered.ts";

export const THEMES = ["auto", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];
/** Text sizes in percent. */
export const SIZES = [100, 115, 130, 150, 175, 200] as const;

/** From this size on, the frame gives way to the text. */
const LARGE = 150;

const THEME = "gongjian.theme";
const SIZE = "gongjian.textSize";

export const theme = signal<Theme>(THEMES.find((one) => one === recall(THEME)) ?? "auto");
export const textSize = signal<number>(SIZES.find((one) => one === Number(recall(SIZE))) ?? 100);

/** Puts the remembered settings onto the page. */
export function applySettings(): void {
  const root = document.documentElement;
  if (theme.value === "auto") delete root.dataset.theme;
  else root.dataset.theme = theme.value;
  if (textSize.value >= LARGE) root.dataset.large = "";
  else delete root.dataset.large;
  root.style.fontSize = textSize.value === 100 ? "" : `${textSize.value}%`;
}

/** Chooses the theme; `auto` follows the device. */
export function chooseTheme(next: Theme): void {
  theme.value = next;
  remember(THEME, next === "auto" ? null : next);
  applySettings();
}

/** Chooses the text size, in percent. */
export function chooseSize(next: number): void {
  textSize.value = next;
  remember(SIZE, next === 100 ? null : String(next));
  applySettings();
}
