/** The routes of the pages that only members open: known with the first of them. */
import { useEffect } from "preact/hooks";
import { Route } from "preact-iso/router";
import { area, memberRoutes } from "./area.tsx";
import { Button } from "./look/button.tsx";
import { EmptyState } from "./look/notice.tsx";
import { Page } from "./look/page.tsx";
import { t } from "./text/text.ts";

const People = area(() => import("./people/people.tsx"));
const Journal = area(() => import("./account/journal.tsx"));
const Turn = area(() => import("./turn/turn.tsx"));
const Lists = area(() => import("./lists/lists.tsx"));
const Import = area(() => import("./ledger/import.tsx"), ["board", "member", "ledger"]);
const Meetings = area(() => import("./meetings/meetings.tsx"), ["board", "member", "meetings"]);
const Report = area(
  () => import("./meetings/report.tsx"),
  ["board", "member", "meetings", "report"],
);
const Meeting = area(() => import("./meeting/meeting.tsx"), ["board", "member", "meeting"]);
const Room = area(() => import("./room/room.tsx"), ["board", "member", "room"]);
const SignIn = area(() => import("./room/sign-in.tsx"), ["board", "member", "room"]);
const Contracts = area(() => import("./contracts/contracts.tsx"), ["board", "member", "contract"]);
const Contract = area(
  () => import("./contract/contract.tsx"),
  ["board", "member", "contract", "signing"],
);
const Templates = area(() => import("./contracts/templates.tsx"), ["board", "member", "contract"]);
const SigningKeys = area(
  () => import("./signing/keys.tsx"),
  ["board", "member", "contract", "signing"],
);
const Sign = area(() => import("./signing/sign.tsx"), ["board", "member", "contract", "signing"]);
const Outbox = area(() => import("./outbox/outbox.tsx"));

const ROUTES = [
  <Route key="/people" path="/people" component={People} />,
  <Route key="/journal" path="/journal" component={Journal} />,
  <Route key="/turn" path="/turn" component={Turn} />,
  <Route key="/lists/:plural/:id?" path="/lists/:plural/:id?" component={Lists} />,
  <Route key="/import" path="/import" component={Import} />,
  <Route key="/meetings" path="/meetings" component={Meetings} />,
  <Route key="/meetings/report" path="/meetings/report" component={Report} />,
  <Route key="/meetings/:id" path="/meetings/:id" component={Meeting} />,
  <Route key="/meetings/:id/room" path="/meetings/:id/room" component={Room} />,
  <Route key="/meetings/:id/sign-in" path="/meetings/:id/sign-in" component={SignIn} />,
  <Route key="/contracts" path="/contracts" component={Contracts} />,
  <Route key="/contracts/templates" path="/contracts/templates" component={Templates} />,
  <Route key="/contracts/:id" path="/contracts/:id" component={Contract} />,
  <Route key="/signing-keys" path="/signing-keys" component={SigningKeys} />,
  <Route key="/contracts/:id/sign" path="/contracts/:id/sign" component={Sign} />,
  <Route key="/outbox" path="/outbox" component={Outbox} />,
];

/** Makes the members' pages known; an address that they don't have either is nobody's. */
export default function Elsewhere() {
  useEffect(() => {
    memberRoutes.value = ROUTES;
  }, []);
  return memberRoutes.value.length === 0 ? null : (
    <Page title={t("common.noSuchPage")}>
      <EmptyState icon="search" title={t("common.noSuchPage.why")}>
        <Button href="/">{t("common.toStart")}</Button>
      </EmptyState>
    </Page>
  );
}
