/** The page that verifies a contract's proof: one file, no network, no account, nothing kept. */
import "../tokens.css";
import "../base.css";
import "./verify.css";
import { type Found, type Sentence, verifyFile } from "./check.ts";
import { firstLanguage, inWords, LANGUAGES, type Language, TEXTS } from "./say.ts";
import { wordsOf } from "./words.ts";

let language: Language = firstLanguage(navigator.languages);
let shown: { name: string; found: Found | "checking" } | null = null;

type Child = Node | string;
function element(
  tag: string,
  attributes: Readonly<Record<string, string>> = {},
  ...children: Child[]
): HTMLElement {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}
const say = (key: string, params: Sentence["params"] = {}): string =>
  inWords(TEXTS[language], { key, params });

function draw(): void {
  document.documentElement.lang = language;
  document.title = say("page.title");
  const parts = [
    element("div", { class: "head" }, element("h1", {}, say("page.title")), languages()),
    element("p", {}, say("page.intro")),
    chooser(),
    ...(shown === null ? [] : [result(shown.name, shown.found)]),
  ];
  document.querySelector("main")?.replaceChildren(...parts);
}

function languages(): HTMLElement {
  const buttons = LANGUAGES.map((each) => {
    const pressed = String(each === language);
    const button = element("button", { type: "button", lang: each, "aria-pressed": pressed });
    button.append(TEXTS[each]["page.ownName"] ?? each);
    button.addEventListener("click", () => {
      language = each;
      draw();
      document.querySelector<HTMLElement>(`button[lang="${each}"]`)?.focus();
    });
    return button;
  });
  const attributes = { class: "languages", role: "group", "aria-label": say("page.language") };
  return element("div", attributes, ...buttons);
}

function chooser(): HTMLElement {
  const input = element("input", { type: "file", accept: ".json,application/json" });
  input.addEventListener("change", () => {
    const [file] = (input as HTMLInputElement).files ?? [];
    if (file) void verify(file);
  });
  const label = element("label", { class: "choose" }, say("page.choose"), input);
  return element("p", {}, label, " ", element("span", { class: "soft" }, say("page.drop")));
}

async function verify(file: File): Promise<void> {
  const turn = { name: file.name, found: "checking" as Found | "checking" };
  shown = turn;
  draw();
  turn.found = await verifyFile(new Uint8Array(await file.arrayBuffer()));
  // Another file may have been chosen meanwhile.
  if (shown !== turn) return;
  draw();
  document.querySelector<HTMLElement>(".verdict")?.focus();
}

function result(name: string, found: Found | "checking"): HTMLElement {
  const file = element("p", { class: "soft" }, say("page.file", { name }));
  if (found === "checking")
    return element("section", {}, file, element("p", { role: "status" }, say("page.checking")));
  const { verdict, problems, proven, asserted, notShown, text } = found;
  const heading = element("h2", { class: `verdict verdict-${verdict}`, tabindex: "-1" });
  heading.append(
    element("span", { class: "sign", "aria-hidden": "true" }, SIGNS[verdict]),
    element("span", {}, say(`verdict.${verdict}`)),
  );
  const partly = verdict !== "holds" && proven.length > 0;
  return element(
    "section",
    {},
    ...[file, heading],
    ...list(say("verdict.why"), problems, "why"),
    ...(partly ? [element("p", { class: "partly" }, say("list.partly"))] : []),
    ...list(say("list.proven"), proven, "proven"),
    ...list(say("list.asserted"), asserted, "asserted"),
    ...list(say("list.notShown"), notShown, "not-shown"),
    ...(text ? frozenText(found, text) : []),
  );
}

const SIGNS = { holds: "✓", finding: "✕", cannot: "?" } as const;

function list(heading: string, sentences: readonly Sentence[], name: string): HTMLElement[] {
  if (sentences.length === 0) return [];
  const items = sentences.map(({ key, params }) => element("li", {}, say(key, params)));
  return [
    element(
      "section",
      { class: `list ${name}` },
      element("h3", {}, heading),
      element("ul", {}, ...items),
    ),
  ];
}

/** What was signed, from the file's own bytes and nothing else. */
function frozenText({ proven }: Found, text: NonNullable<Found["text"]>): HTMLElement[] {
  const { contract, version, committee, language: lang } = text;
  const hash = proven[0]?.params.sha256;
  return [
    element(
      "section",
      { class: "text" },
      element("h3", {}, say("page.text")),
      element("p", { class: "soft" }, say("page.about", { contract, version, committee })),
      ...(hash === undefined
        ? []
        : [element("p", { class: "soft" }, say("page.textFrom", wordsOf(String(hash))))]),
      element("h4", { lang }, text.title),
      element("div", { class: "paper", lang }, text.text),
    ),
  ];
}

/** As the device asks for it. */
function followTheme(): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const set = () => {
    document.documentElement.dataset.theme = dark.matches ? "dark" : "light";
  };
  dark.addEventListener("change", set);
  set();
}

document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const [file] = event.dataTransfer?.files ?? [];
  if (file) void verify(file);
});
followTheme();
draw();
