import { toBase64Url } from "../../shared/journal/seal.ts";

/** A weak entity tag of a text (RFC 9110 section 8.8.1): an edge may compress what it stands for. */
export async function tagOf(text: string): Promise<string> {
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(text));
  return `W/"${toBase64Url(new Uint8Array(hash, 0, 12))}"`;
}
