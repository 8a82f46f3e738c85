/** Photos in and out: small, without metadata, named by their hash, seen by the committee's people only. */
import { mayRead } from "../../shared/kit/roles.ts";
import { limit } from "../access/rate.ts";
import type { App } from "../http/app-type.ts";
import { readBytes } from "../http/body.ts";
import type { DescribedRoutes } from "../http/described.ts";
import { Problem } from "../http/problem.ts";
import { committeeOf } from "../http/records.ts";
import { signedIn } from "../http/session.ts";
import { hasMetadata, imageType } from "./image.ts";
import { keepPhoto, nameOf, photoIn } from "./photo.ts";

const LARGEST = 200 * 1024;

const COMMITTEE = { "committee!": "12-digit division code" };
export const ATTACHMENT_ROUTES: DescribedRoutes = {
  "PUT /api/attachments/:sha256": {
    summary:
      "keeps a photo without metadata, at most 200 KB, under the SHA-256 of its bytes in hex",
    who: "whoever may read the committee",
    query: COMMITTEE,
    body: ["image/jpeg", "image/webp"],
    answer: [200, "{sha256, size, type}; the same again changes nothing"],
  },
  "GET /api/attachments/:sha256": {
    summary: "a photo",
    who: "whoever may read the committee",
    query: COMMITTEE,
    answer: [200, "the bytes"],
  },
};

export function attachmentRoutes(app: App): void {
  app.put("/api/attachments/:sha256", async (c) => {
    const { actor, person } = await signedIn(c);
    await limit(c.get("setting"), "attachment", person);
    const committee = committeeOf(c, actor);
    const bytes = await readBytes(c, LARGEST).catch((error) => {
      throw error instanceof Problem
        ? new Problem("attachmentTooLarge", { kilobytes: LARGEST / 1024 })
        : error;
    });
    const type = imageType(bytes);
    if (type === null) throw new Problem("attachmentNotImage");
    if (hasMetadata(bytes)) throw new Problem("attachmentHasMetadata");
    if (nameOf(bytes) !== c.req.param("sha256")) throw new Problem("badQuery", { field: "sha256" });
    const name = await keepPhoto(c.get("setting"), committee, type, bytes);
    return c.json({ sha256: name, size: bytes.length, type });
  });

  app.get("/api/attachments/:sha256", async (c) => {
    const { actor } = await signedIn(c);
    const committee = committeeOf(c, actor);
    const name = c.req.param("sha256");
    if (!/^[0-9a-f]{64}$/.test(name) || !mayRead(actor, committee)) throw new Problem("notFound");
    const found = await photoIn(c.get("setting"), committee, name);
    if (!found) throw new Problem("attachmentUnknown");
    return c.body(found.bytes.slice().buffer, 200, {
      "Content-Type": found.type,
      "Cache-Control": "private, max-age=31536000, immutable",
    });
  });
}
