/** What stands around every page: the mark, the places, the languages, and the honest lines. */
import type { ComponentChildren } from "preact";
import { useLocation } from "preact-iso/router";
import { me } from "../account/session.ts";
import { chosenCommunity } from "../board/divisions.ts";
import { Button } from "../look/button.tsx";
import { Icon, type IconName, Mark } from "../look/icons.tsx";
import { Tag } from "../look/tag.tsx";
import { type Key, LANGUAGES, language, speak, t } from "../text/text.ts";
import { ConnectionLine } from "./connection-line.tsx";
import { newVersion, takeNewVersion } from "./version.ts";
import "./shell.css";

interface Place {
  href: string;
  icon: IconName;
  label: Key;
  /** Paths that belong to this place begin so. */
  under: readonly string[];
}

const board = (): Place => ({
  href: chosenCommunity.value ? `/board/${chosenCommunity.value}` : "/board",
  icon: "board",
  label: "shell.board",
  under: ["/board"],
});
const my: Place = {
  href: "/my",
  icon: "person",
  label: "shell.my",
  under: ["/my", "/devices", "/my-data", "/join", "/outbox", "/import", "/people", "/journal"],
};
const turn: Place = { href: "/turn", icon: "turn", label: "shell.turn", under: ["/turn"] };
const lists: Place = {
  href: "/lists/problems",
  icon: "list",
  label: "shell.lists",
  under: ["/lists", "/contracts"],
};
const meetings: Place = {
  href: "/meetings",
  icon: "meeting",
  label: "shell.meetings",
  under: ["/meetings"],
};

/** For whoever is signed in, `/` is their turn. */
const stations = (signedIn: boolean): Place => ({
  href: signedIn ? "/stations" : "/",
  icon: "station",
  label: "shell.stations",
  under: ["/stations"],
});

const isUnder = (path: string, { under }: Place): boolean =>
  under.some((start) => path === start || path.startsWith(`${start}/`));

/** The frame: a bottom bar on a phone, a rail on the left of a desktop window. */
export function Shell({ children }: { children: ComponentChildren }) {
  const { path } = useLocation();
  const signedIn = me.value !== null;
  const first = stations(signedIn);
  const places = signedIn ? [first, turn, lists, meetings] : [first, board(), my];
  const isHere = (place: Place): boolean =>
    path === "/" ? place === (signedIn ? turn : first) : isUnder(path, place);
  const link = (place: Place, look: string) => (
    <a
      key={place.label}
      class={look}
      href={place.href}
      aria-label={t(place.label)}
      aria-current={isHere(place) ? "page" : undefined}
    >
      <Icon name={place.icon} />
      <span>{t(place.label)}</span>
    </a>
  );
  return (
    <div class="shell">
      <a class="skip" href="#content">
        {t("shell.skip")}
      </a>
      <header class={`rail on-screen${signedIn ? " rail-own" : ""}`}>
        <a class="brand" href="/" aria-label={t("shell.fullName")}>
          <Mark />
          <span class="brand-name">{t("shell.name")}</span>
        </a>
        <nav class="places" aria-label={t("shell.places")}>
          {places.map((place) => link(place, "place"))}
        </nav>
        {signedIn && link(my, "own")}
        <Languages />
      </header>
      <div class="stage">
        {newVersion.value && (
          <aside class="new-version on-screen" aria-label={t("shell.newVersion")}>
            <span>{t("shell.newVersion")}</span>
            <Button kind="bare" icon="refresh" onClick={takeNewVersion}>
              {t("shell.refresh")}
            </Button>
          </aside>
        )}
        <ConnectionLine />
        {![first, board()].some((place) => isUnder(path, place)) && <SampleLine />}
        {children}
      </div>
    </div>
  );
}

/** Which of this person's communities hold samples, over every page that may show some of their records. */
function SampleLine() {
  const samples = me.value?.committees.filter(({ sample }) => sample) ?? [];
  if (samples.length === 0) return null;
  return (
    <aside class="sample-line" aria-label={t("shell.sample")}>
      <Tag tone="gold">{t("shell.sample")}</Tag>{" "}
      <span lang="zh-CN">{samples.map(({ name }) => name).join(t("list.or"))}</span>
    </aside>
  );
}

/** The languages, each in its own name, one tap away. */
const Languages = () => (
  <fieldset class="languages">
    <legend class="unseen">{t("shell.languages")}</legend>
    {LANGUAGES.map((each) => (
      <button
        key={each}
        type="button"
        lang={each}
        class="language"
        aria-pressed={each === language.value}
        onClick={() => void speak(each)}
      >
        {t(`language.${each}`)}
        {each === "bo" && <small lang="zh-CN">{t("language.draft")}</small>}
      </button>
    ))}
  </fieldset>
);
