/** Starting the meeting and closing it: what closing does is said before it is done. */
import { useState } from "preact/hooks";
import { Button } from "../look/button.tsx";
import { Dialog } from "../look/dialog.tsx";
import { whyShut } from "../record/actions.tsx";
import { nameOf, titleOf } from "../record/names.ts";
import { langOf, t } from "../text/text.ts";
import { offersIn } from "./offers.ts";
import { forgetSeed, newCodes } from "./seed.ts";
import type { Room } from "./use-room.ts";

export function BeginPart({ room }: { room: Room }) {
  const { meeting, act } = room;
  const [busy, setBusy] = useState(false);
  const offer = offersIn("meeting", meeting).find(({ name }) => name === "begin");
  if (!offer) return <p>{t("room.notBegun")}</p>;
  const begin = async () => {
    setBusy(true);
    await act("meeting", "begin", meeting.id, newCodes(meeting.id));
    setBusy(false);
  };
  return (
    <div class="room-steps">
      <Button
        kind="main"
        busy={busy}
        closed={offer.closed ? whyShut(offer) : undefined}
        onClick={() => void begin()}
      >
        {t("room.begin")}
      </Button>
    </div>
  );
}

export function ClosePart({ room }: { room: Room }) {
  const { meeting, attendances, items, resolutions, act } = room;
  const [asking, setAsking] = useState(false);
  const absent = attendances.filter(({ state }) => state === "expected" || state === "announced");
  const carried = items.filter(({ state }) => state === "scheduled");
  const unvoted = resolutions.filter(({ state }) => state === "drafted");
  const close = async () => {
    setAsking(false);
    const done = await act("meeting", "close", meeting.id, {
      absent: absent.map(({ id }) => id),
      carried: carried.map(({ id }) => id),
    });
    if (done) forgetSeed(meeting.id);
  };
  return (
    <>
      <Button kind="danger" onClick={() => setAsking(true)}>
        {t("room.close")}
      </Button>
      <Dialog
        open={asking}
        title={t("room.close.title")}
        onClose={() => setAsking(false)}
        confirm={{ label: t("room.close"), danger: true, onConfirm: () => void close() }}
      >
        <Named
          says={t("room.close.absent", { count: absent.length })}
          names={absent.map(({ unit }) => nameOf("unit", unit))}
        />
        <Named
          says={t("room.close.carried", { count: carried.length })}
          names={carried.map((item) => titleOf("agendaItem", item))}
        />
        {unvoted.length > 0 && (
          <Named
            says={t("room.close.unvoted", { count: unvoted.length })}
            names={unvoted.map(({ text }) => text)}
          />
        )}
        <p>{t("room.close.then")}</p>
      </Dialog>
    </>
  );
}

const Named = ({ says, names }: { says: string; names: readonly string[] }) => (
  <div>
    <p>{says}</p>
    {names.length > 0 && (
      <ul class="room-closing">
        {names.map((name) => (
          <li key={name} lang={langOf(name)}>
            {name}
          </li>
        ))}
      </ul>
    )}
  </div>
);
