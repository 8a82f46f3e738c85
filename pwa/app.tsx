/** The routes: the public pages are here at once, everything else loads when it is opened. */
import { LocationProvider, Route, Router } from "preact-iso/router";
import { area } from "./area.tsx";
import { Choose, Home } from "./board/choose.tsx";
import { chosenCommunity, streets } from "./board/divisions.ts";
import { Button } from "./look/button.tsx";
import { EmptyState } from "./look/notice.tsx";
import { Page } from "./look/page.tsx";
import { Shell } from "./shell/shell.tsx";
import { t } from "./text/text.ts";

const Board = area(() => import("./board/board.tsx"), []);
const My = area(() => import("./account/my.tsx"));
const Join = area(() => import("./account/join.tsx"));
const Devices = area(() => import("./account/devices.tsx"));
const MyData = area(() => import("./account/my-data.tsx"));
const People = area(() => import("./people/people.tsx"));
const Journal = area(() => import("./account/journal.tsx"));
const Turn = area(() => import("./turn/turn.tsx"));
const Lists = area(() => import("./lists/lists.tsx"));
const Import = area(() => import("./ledger/import.tsx"), ["member", "ledger"]);
const StationImport = area(() => import("./station-desk/import.tsx"), ["member", "ledger"]);
const StationCoverage = area(() => import("./station-desk/coverage.tsx"));
const Outbox = area(() => import("./outbox/outbox.tsx"));

const Unknown = () => (
  <Page title={t("common.noSuchPage")}>
    <EmptyState icon="search" title={t("common.noSuchPage.why")}>
      <Button href="/">{t("common.toStart")}</Button>
    </EmptyState>
  </Page>
);

/** Begins to load what the address asks for, while the texts are still on their way. */
export function preload(path: string): void {
  if (path === "/" || path.startsWith("/board")) void streets();
  if (path.startsWith("/board/") || (path === "/" && chosenCommunity.value)) Board.preload();
}

/** The whole app. */
export const App = () => (
  <LocationProvider>
    <Shell>
      <Router>
        <Route path="/" component={Home} />
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
        <Route path="/outbox" component={Outbox} />
        <Route path="/import" component={Import} />
        <Route path="/stations/import" component={StationImport} />
        <Route path="/stations/coverage" component={StationCoverage} />
        <Route default component={Unknown} />
      </Router>
    </Shell>
  </LocationProvider>
);
