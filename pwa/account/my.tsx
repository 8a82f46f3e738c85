/** 我的: who I am here, my devices and data, and how the app looks and speaks on this device. */
import { useEffect, useState } from "preact/hooks";
import { Button } from "../look/button.tsx";
import { Complaint } from "../look/complaint.tsx";
import { Dialog } from "../look/dialog.tsx";
import { Choice } from "../look/field.tsx";
import { Icon, type IconName } from "../look/icons.tsx";
import { Notice } from "../look/notice.tsx";
import { Page } from "../look/page.tsx";
import { outbox } from "../shell/connection.ts";
import { chooseSize, chooseTheme, SIZES, THEMES, textSize, theme } from "../shell/settings.ts";
import { LANGUAGES, langOf, language, speak, t } from "../text/text.ts";
import { CalendarLink } from "./calendar-link.tsx";
import { type Me, me, refreshMe, sessionEnded, signOut } from "./session.ts";
import "./my.css";

/** `/my`. */
export default function My() {
  useEffect(() => void refreshMe(), []);
  const who = me.value;
  return (
    <Page title={t("shell.my")}>
      {sessionEnded.value && who && (
        <Notice tone="bad" title={t("my.sessionEnded")}>
          {t("my.sessionEnded.why")}
        </Notice>
      )}
      {who ? <Signed who={who} /> : <Visitor />}
      {who && <CalendarLink />}
      <Settings />
      <Complaint />
    </Page>
  );
}

/** Whoever may invite to a committee; the page itself asks the rules. */
const keepsPeople = ({ grants }: Me): boolean =>
  grants.some(({ role }) => ["clerk", "secretary", "admin"].includes(role));

/** Whoever may hold a key: for a unit, or as the office's witness. */
const signs = ({ grants }: Me): boolean =>
  grants.some(({ role }) => ["liaison", "signatory", "clerk", "secretary"].includes(role));

const Visitor = () => (
  <section class="my-section">
    <h2>{t("my.visitor")}</h2>
    <p>{t("my.visitor.how")}</p>
  </section>
);

function Signed({ who }: { who: Me }) {
  const [leaving, setLeaving] = useState(false);
  const [failed, setFailed] = useState(false);
  const roles = [...new Set(who.grants.map((grant) => t(`role.${grant.role}`)))];
  const leave = async () => {
    setLeaving(false);
    setFailed(!(await signOut()));
  };
  return (
    <section class="my-section">
      <div class="my-card">
        <p class="my-name">
          <span lang={langOf(who.displayName ?? "")}>{who.displayName ?? roles[0]}</span>
        </p>
        <p class="aside">{roles.join(t("list.or"))}</p>
        {who.committees.map(({ code, name }) => (
          <p key={code} class="aside" lang={langOf(name)}>
            {name}
          </p>
        ))}
      </div>
      <ul class="my-links">
        <Row href="/outbox" icon="waiting" label={t("my.outbox")} note={notSent()} />
        <Row href="/board" icon="board" label={t("shell.board")} />
        {keepsPeople(who) && <Row href="/people" icon="people" label={t("people.title")} />}
        {signs(who) && <Row href="/signing-keys" icon="key" label={t("my.signingKeys")} />}
        <Row href="/devices" icon="phone" label={t("devices.title")} />
        <Row href="/my-data" icon="data" label={t("data.title")} />
        <Row href="/journal" icon="seal" label={t("journal.title")} />
      </ul>
      {failed && <Notice tone="warn">{t("my.signOut.failed")}</Notice>}
      <div>
        <Button kind="bare" icon="leave" onClick={() => setLeaving(true)}>
          {t("my.signOut")}
        </Button>
      </div>
      <Dialog
        open={leaving}
        title={t("my.signOut.title")}
        onClose={() => setLeaving(false)}
        confirm={{ label: t("my.signOut"), danger: true, onConfirm: () => void leave() }}
      >
        <p>{t("my.signOut.why")}</p>
        {outbox.value.waiting > 0 && (
          <p>{t("my.signOut.waiting", { count: outbox.value.waiting })}</p>
        )}
      </Dialog>
    </section>
  );
}

const notSent = () => {
  const { waiting, refused } = outbox.value;
  if (refused > 0) return t("connection.refused", { count: refused });
  return waiting > 0 ? t("connection.waiting", { count: waiting }) : t("my.outbox.empty");
};

const Row = (props: { href: string; icon: IconName; label: string; note?: string }) => (
  <li>
    <a href={props.href}>
      <Icon name={props.icon} />
      <span>{props.label}</span>
      {props.note && <span class="aside">{props.note}</span>}
      <Icon name="onward" />
    </a>
  </li>
);

const Settings = () => (
  <section class="my-section" aria-label={t("settings.title")}>
    <h2>{t("settings.title")}</h2>
    <Choice
      id="language"
      label={t("shell.languages")}
      value={language.value}
      onInput={(next) => {
        const chosen = LANGUAGES.find((each) => each === next);
        if (chosen) void speak(chosen);
      }}
      choices={LANGUAGES.map((each) => [
        each,
        each === "bo" ? (
          <>
            {t(`language.${each}`)} <small lang="zh-CN">{t("language.draft")}</small>
          </>
        ) : (
          t(`language.${each}`)
        ),
        each,
      ])}
      hint={t("settings.draft")}
    />
    <Choice
      id="textSize"
      label={t("settings.textSize")}
      value={String(textSize.value)}
      onInput={(next) => chooseSize(Number(next))}
      choices={SIZES.map((size) => [String(size), `${size}%`])}
    />
    <Choice
      id="theme"
      label={t("settings.theme")}
      value={theme.value}
      onInput={(next) => {
        const chosen = THEMES.find((each) => each === next);
        if (chosen) chooseTheme(chosen);
      }}
      choices={THEMES.map((each) => [each, t(`settings.theme.${each}`)])}
    />
  </section>
);
