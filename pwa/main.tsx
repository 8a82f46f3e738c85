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
preload(location.pathname);
void beginSpeaking().then(() => {
  const root = document.getElementById("app");
  if (root) render(<App />, root);
  watchVersions();
  workInBackground();
});
