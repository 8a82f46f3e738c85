/** Places from the datum of a Chinese map into WGS-84, by the package gcoord; its own part of the build. */
import gcoord from "gcoord";
import type { ToWgs84 } from "../../shared/station/coordinates.ts";

const FROM = { wgs84: gcoord.WGS84, gcj02: gcoord.GCJ02, bd09: gcoord.BD09 } as const;

/** Degrees of a datum as degrees of WGS-84; some metres off at most, as every such turning back is. */
export const toWgs84: ToWgs84 = ({ latitude, longitude }, datum) => {
  const [east = longitude, north = latitude] = gcoord.transform(
    [longitude, latitude],
    FROM[datum],
    gcoord.WGS84,
  );
  return { latitude: north, longitude: east };
};
