import "./tokens.css";
import "./base.css";
import "./print.css";
import { render } from "preact";
import { App, preload } from "./app.tsx";
import { workInBackground } from "./shell/background.ts";
import { applySettings } from "./shell/settings.ts";
import { watchVersions } from "./shell/version.ts";
import { beginSpeaking } from "./text/text.ts";

/** Speaks the remembered language, then draws. */
export async function start(): Promise<void> {
  applySettings();
  const speaking = beginSpeaking();
  // After the language is known: a page's texts load in one of them only.
  const page = preload(location.pathname);
  await Promise.all([speaking, parsed(), Promise.race([page, aMoment()])]);
  const root = document.getElementById("app");
  if (root) render(<App />, root);
  watchVersions();
  workInBackground();
}

/** Frame and page are drawn in one go if they come together; a slow network shows the frame first. */
const aMoment = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 300));

/** The page's own text is read: the code does not wait for it. */
const parsed = (): Promise<unknown> =>
  document.readyState === "loading"
    ? new Promise((resolve) => document.addEventListener("DOMContentLoaded", resolve))
    : Promise.resolve();
