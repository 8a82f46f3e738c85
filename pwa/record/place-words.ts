/** A place in degrees, as maps take it: 29.652300, 91.131200. */

const degrees = (millionths: number): string => (millionths / 1_000_000).toFixed(6);

export const sayPlace = ({ latitude, longitude }: { latitude: number; longitude: number }) =>
  `${degrees(latitude)}, ${degrees(longitude)}`;
