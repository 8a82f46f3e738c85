/** One agenda item at a time in big type: what it is about, what was said, what can be done with it. */
import type { RefObject } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useLocation } from "preact-iso/router";
import type { AgendaItem } from "../../shared/agenda-item.ts";
import { Button } from "../look/button.tsx";
import { Notice } from "../look/notice.tsx";
import { StateLine } from "../look/state-line.tsx";
import { Name } from "../record/facts.tsx";
import { LateForm } from "../record/late-form.tsx";
import { nameOf, titleOf, whoNext } from "../record/names.ts";
import { langOf, t } from "../text/text.ts";
import { QuickSay } from "../turn/quick-say.tsx";
import { offersIn } from "./offers.ts";
import { roomPath } from "./paths.ts";
import { PhotosPart } from "./photos-part.tsx";
import { ResolutionsPart } from "./resolutions-part.tsx";
import { ReviewPart } from "./review-part.tsx";
import type { Room } from "./use-room.ts";

/** What may be done with an item, in the order in which a meeting comes to it. */
const STEPS = ["discuss", "note"];

/** The item on the screen, or the one that a form is open on. */
export function ItemPart({ room }: { room: Room }) {
  const { query } = useLocation();
  const { meeting, items } = room;
  const shown = query.item ?? meeting.current;
  const item = items.find(({ id }) => id === shown);
  if (!item) return <p class="room-nothing">{t("room.noItem")}</p>;
  return (
    <>
      {query.item && query.item !== meeting.current && meeting.current && (
        <Notice actions={<Button href={roomPath(meeting.id)}>{t("room.toScreen")}</Button>}>
          {t("room.elsewhere")}
        </Notice>
      )}
      <Item key={item.id} room={room} item={item} />
    </>
  );
}

function Item({ room, item }: { room: Room; item: AgendaItem }) {
  const { query, route } = useLocation();
  const { meeting, runs } = room;
  const title = titleOf("agendaItem", item);
  const back = roomPath(meeting.id);
  const writing = query.item === item.id ? query.do : undefined;
  const offers = runs ? offersIn("agendaItem", item) : [];
  const open = offers.filter(({ closed }) => closed === null);
  const asked = open.find(({ name }) => name === writing);
  const page = useRef<HTMLElement>(null);
  useKeptFocus(page, `${writing} ${query.on} ${item.state}`);
  return (
    <article class="room-item" ref={page}>
      <h2 class="room-title" tabIndex={-1} lang={langOf(title)}>
        {title}
      </h2>
      <p class="room-about">
        <StateLine noun="agendaItem" state={item.state} who={whoNext(item)} large />
        {item.unit && (
          <span lang={langOf(nameOf("unit", item.unit))}>{nameOf("unit", item.unit)}</span>
        )}
        {(["problem", "project", "resource"] as const).map((noun) => {
          const id = item[noun];
          return (
            id && (
              <span key={noun}>
                {t(`noun.${noun}`)} <Name noun={noun} id={id} />
              </span>
            )
          );
        })}
      </p>
      {item.detail && (
        <p class="room-detail" lang={langOf(item.detail)}>
          {item.detail}
        </p>
      )}
      {item.kind === "review" && <ReviewPart room={room} />}
      {item.discussion && writing !== "record" && (
        <blockquote class="room-said" lang={langOf(item.discussion)}>
          {item.discussion}
        </blockquote>
      )}
      {asked ? (
        <section class="room-form" tabIndex={-1} aria-label={t(`command.agendaItem.${asked.name}`)}>
          <LateForm
            offer={asked}
            entity={item}
            committee={item.committee}
            given={{}}
            back={back}
            onDone={() => route(back)}
          />
        </section>
      ) : (
        runs && <Steps room={room} item={item} names={open.map(({ name }) => name)} />
      )}
      <PhotosPart item={item} onsite={meeting.kind === "onsite"} />
      {item.kind === "topic" && <ResolutionsPart room={room} item={item} />}
    </article>
  );
}

/** What had the focus goes when a form opens or closes, or a step is taken: the focus stays on the item. */
function useKeptFocus(page: RefObject<HTMLElement | null>, change: string): void {
  const before = useRef(change);
  useEffect(() => {
    if (before.current === change) return;
    before.current = change;
    if (document.activeElement !== document.body) return;
    const find = (what: string) => page.current?.querySelector<HTMLElement>(what);
    (find(".room-form") ?? find(".room-title"))?.focus();
  }, [change]);
}

function Steps(props: { room: Room; item: AgendaItem; names: readonly string[] }) {
  const { room, item, names } = props;
  const { meeting, act } = room;
  const [carrying, setCarrying] = useState(false);
  useEffect(() => setCarrying(false), [item.state]);
  const carry = offersIn("agendaItem", item).find(({ name }) => name === "carryOver");
  if (carrying && carry)
    return (
      <QuickSay
        offer={carry}
        record={item}
        onDone={() => setCarrying(false)}
        onCancel={() => setCarrying(false)}
        fullForm={roomPath(meeting.id, { item: item.id, do: "carryOver" })}
      />
    );
  const formOf = (name: string) => roomPath(meeting.id, { item: item.id, do: name });
  return (
    <div class="room-steps">
      {names.includes("record") && (
        <Button href={formOf("record")}>{t("command.agendaItem.record")}</Button>
      )}
      {STEPS.filter((name) => names.includes(name)).map((name) => (
        <Button key={name} onClick={() => void act("agendaItem", name, item.id)}>
          {t(`command.agendaItem.${name}`)}
        </Button>
      ))}
      {names.includes("carryOver") && (
        <Button onClick={() => setCarrying(true)}>{t("command.agendaItem.carryOver")}</Button>
      )}
      {names.includes("photograph") && meeting.kind === "onsite" && (
        <Button icon="camera" href={formOf("photograph")}>
          {t("command.agendaItem.photograph")}
        </Button>
      )}
    </div>
  );
}
