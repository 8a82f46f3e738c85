/** The public routes: the frame is here at once, each page loads when it is opened. */

import { useEffect } from "preact/hooks";
import { LocationProvider, Route, Router, useLocation } from "preact-iso/router";
import { me } from "./account/session.ts";
import { area, memberRoutes } from "./area.tsx";
import { Shell } from "./shell/shell.tsx";

const Stations = area(() => import("./station/stations.tsx"), ["stations"]);
const Station = area(() => import("./station/station.tsx"), ["stations", "station"]);
const Poster = area(() => import("./station/poster.tsx"), ["stations", "station"]);
const Choose = area(() => import("./board/choose.tsx"), ["board"]);
const Board = area(() => import("./board/board.tsx"), ["board"]);
const My = area(() => import("./account/my.tsx"));
const Join = area(() => import("./account/join.tsx"));
const Devices = area(() => import("./account/devices.tsx"));
const MyData = area(() => import("./account/my-data.tsx"));
// Members' too, but their addresses look like a station's.
const StationImport = area(
  () => import("./station-desk/import.tsx"),
  ["board", "member", "ledger"],
);
const StationCoverage = area(() => import("./station-desk/coverage.tsx"));
/** An address that no public page has: a member's, once those are known, or nobody's. */
const Elsewhere = area(() => import("./member-routes.tsx"), []);

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
        <Route path="/board/:code/:part?/:id?" component={Board} />
        <Route path="/my" component={My} />
        <Route path="/join" component={Join} />
        <Route path="/devices" component={Devices} />
        <Route path="/my-data" component={MyData} />
        {memberRoutes.value}
        <Route default component={Elsewhere} />
      </Router>
    </Shell>
  </LocationProvider>
);
