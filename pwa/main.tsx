/** Entry: speaks the remembered language, then draws. */
import "./tokens.css";
import "./base.css";
import "./print.css";
import { render } from "preact";
import { App, preload } from "./app.tsx";
import { workInBackground } from "./shell/background.ts";
import { applySettings } from "./shell/settings.ts";
import { watchVersions } from "./shell/version.ts";
import { beginSpeaking } from "./text/text.ts";

applySettings();
const speaking = beginSpeaking();
// After the language is known: a page's texts load in one of them only.
preload(location.pathname);
void speaking.then(() => {
  const root = document.getElementById("app");
  if (root) render(<App />, root);
  watchVersions();
  workInBackground();
});
