/** How the door looks, in pictures that its keepers took. */
import { useEffect, useState } from "preact/hooks";
import { t } from "../text/text.ts";
import { upToDateAt } from "./directory.ts";

/** The pictures, each of which opens large. @param place the station's public address */
export function PicturesPart({ place, pictures }: { place: string; pictures: readonly string[] }) {
  if (pictures.length === 0) return null;
  return (
    <section class="station-part on-screen" aria-labelledby="pictures">
      <h2 id="pictures">{t("station.pictures")}</h2>
      <ul class="station-pictures">
        {pictures.map((name, index) => (
          <li key={name}>
            <Picture
              url={`/api/public/stations/${place}/pictures/${name}`}
              alt={t("station.picture", { count: index + 1 })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** One picture; in its place, where it is not on this device and cannot be had, a word. */
function Picture({ url, alt }: { url: string; alt: string }) {
  const [missing, setMissing] = useState(false);
  // The server has answered again: it may be had now.
  useEffect(() => setMissing(false), [upToDateAt.value]);
  if (missing)
    return (
      <p class="station-picture aside">
        {alt}
        <span>{t("station.picture.missing")}</span>
      </p>
    );
  return (
    <a href={url} target="_blank" rel="noreferrer">
      <img
        class="station-picture"
        src={url}
        alt={alt}
        width="320"
        height="240"
        loading="lazy"
        onError={() => setMissing(true)}
      />
    </a>
  );
}
