/** The routes: the frame is here at once, each page loads when it is opened. */

import { useEffect } from "preact/hooks";
import { LocationProvider, Route, Router, useLocation } from "preact-iso/router";
import { me } from "./account/session.ts";
import { area } from "./area.tsx";
import { Button } from "./look/button.tsx";
import { EmptyState } from "./look/notice.tsx";
import { Page } from "./look/page.tsx";
import { Shell } from "./shell/shell.tsx";
import { t } from "./text/text.ts";

const Stations = area(() => import("./station/stations.tsx"), ["stations"]);
const Station = area(() => import("./station/station.tsx"), ["stations", "station"]);
const Poster = area(() => import("./station/poster.tsx"), ["stations", "station"]);
const Choose = area(() => import("./board/choose.tsx"), ["board"]);
const Board = area(() => import("./board/board.tsx"), ["board"]);
const My = area(() => import("./account/my.tsx"));
const Join = area(() => import("./account/join.tsx"));
const Devices = area(() => import("./account/devices.tsx"));
const MyData = area(() => import("./account/my-data.tsx"));
const People = area(() => import("./people/people.tsx"));
const Journal = area(() => import("./account/journal.tsx"));
const Turn = area(() => import("./turn/turn.tsx"));
const Lists = area(() => import("./lists/lists.tsx"));
const Import = area(() => import("./ledger/import.tsx"), ["board", "member", "ledger"]);
const StationImport = area(
  () => import("./station-desk/import.tsx"),
  ["board", "member", "ledger"],
);
const StationCoverage = area(() => import("./station-desk/coverage.tsx"));
const Meetings = area(() => import("./meetings/meetings.tsx"), ["board", "member", "meetings"]);
const Meeting = area(() => import("./meeting/meeting.tsx"), ["board", "member", "meeting"]);
const Room = area(() => import("./room/room.tsx"), ["board", "member", "room"]);
const SignIn = area(() => import("./room/sign-in.tsx"), ["board", "member", "room"]);
const Outbox = area(() => import("./outbox/outbox.tsx"));

const Unknown = () => (
  <Page title={t("common.noSuchPage")}>
    <EmptyState icon="search" title={t("common.noSuchPage.why")}>
      <Button href="/">{t("common.toStart")}</Button>
    </EmptyState>
  </Page>
);

/** `/`: my turn for whoever is signed in, the stations for everybody else. */
function Home() {
  const { route } = useLocation();
  const signedIn = me.value !== null;
  useEffect(() => {
    if (signedIn) route("/turn", true);
  }, [signedIn]);
  return signedIn ? null : <Stations />;
}

/** Begins to load what the address asks for, while the texts are still on their way. @returns when it is here */
export async function preload(path: string): Promise<void> {
  if (path === "/stations" || (path === "/" && !me.peek())) await Stations.preload();
  else if (path.startsWith("/stations/")) await Station.preload();
  else if (path.startsWith("/board/")) await Board.preload();
}

/** The whole app. */
export const App = () => (
  <LocationProvider>
    <Shell>
      <Router>
        <Route path="/" component={Home} />
        <Route path="/stations" component={Stations} />
        <Route path="/stations/import" component={StationImport} />
        <Route path="/stations/coverage" component={StationCoverage} />
        <Route path="/stations/:place" component={Station} />
        <Route path="/stations/:place/poster" component={Poster} />
        <Route path="/board" component={Choose} />
        <Route path="/board/:code" component={Board} />
        <Route path="/my" component={My} />
        <Route path="/join" component={Join} />
        <Route path="/devices" component={Devices} />
        <Route path="/my-data" component={MyData} />
        <Route path="/people" component={People} />
        <Route path="/journal" component={Journal} />
        <Route path="/turn" component={Turn} />
        <Route path="/lists/:plural/:id?" component={Lists} />
        <Route path="/meetings" component={Meetings} />
        <Route path="/meetings/:id" component={Meeting} />
        <Route path="/meetings/:id/room" component={Room} />
        <Route path="/meetings/:id/sign-in" component={SignIn} />
        <Route path="/outbox" component={Outbox} />
        <Route path="/import" component={Import} />
        <Route default component={Unknown} />
      </Router>
    </Shell>
  </LocationProvider>
);
