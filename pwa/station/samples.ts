/** Which communities' stations are samples: they are marked wherever they show. */
import { signal } from "@preact/signals";
import { streets } from "../board/divisions.ts";
import { recall, remember } from "../text/remembered.ts";

const KEPT = "gongjian.samples";

/** Codes of the communities that hold samples. */
export const samples = signal<readonly string[]>(recall(KEPT)?.split(",") ?? []);

/** Asks which they are, after what matters more; without network, what is remembered stays. */
export async function askForSamples(): Promise<void> {
  const answer = await streets();
  if (!answer.done) return;
  const codes = answer.body.flatMap(({ communities }) =>
    communities.filter(({ sample }) => sample).map(({ code }) => code),
  );
  samples.value = codes;
  remember(KEPT, codes.length > 0 ? codes.join(",") : null);
}
