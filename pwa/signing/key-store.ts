/**
 * Signing keys of whoever uses this device. A private key is made here and can't be taken out: the browser
 * keeps it as an object that signs, and nobody, this app included, reads its bytes.
 */
import { type IDBPDatabase, openDB } from "idb";
import type { Algorithm } from "../../shared/contract/algorithms.ts";
import { signStatement } from "../../shared/contract/statement.ts";
import { keyFingerprint, toBase64Url } from "../../shared/journal/seal.ts";
import { makePasskey, signWithPasskey } from "./passkey.ts";

interface Kept {
  /** `keyFingerprint` of the raw public key. */
  keyId: string;
  /** Who made it on this device: nobody else is shown it. */
  person: string;
  alg: Algorithm;
  /** Raw, base64url: what `signingKey.offer` takes. */
  publicKey: string;
  /** Instant, by this device's clock. */
  madeAt: string;
}
/** One that the browser keeps as an object, or the name of one that the device keeps itself. */
export type KeptKey = Kept & ({ privateKey: CryptoKey } | { passkey: ArrayBuffer });

/** What somebody typed once about themselves as a signer. */
export interface SignerWords {
  name: string;
  title: string;
  /** What they say to be empowered by. */
  authority: string;
}

const KEYS = "key";
const WORDS = "words";
const P256 = { name: "ECDSA", namedCurve: "P-256" } as const;

/** @throws where the browser keeps nothing: a key that is gone with the page would be worth nothing */
const database = (): Promise<IDBPDatabase> =>
  openDB("gongjian-signing", 1, {
    upgrade(database) {
      database.createObjectStore(KEYS);
      database.createObjectStore(WORDS);
    },
  });

async function on<T>(work: (database: IDBPDatabase) => Promise<T>): Promise<T> {
  const opened = await database();
  try {
    return await work(opened);
  } finally {
    opened.close();
  }
}

async function made(holder: string | null) {
  if (holder !== null) {
    const { id, raw } = await makePasskey(holder);
    return { raw, alg: "WebAuthn-ES256", passkey: id } as const;
  }
  const { publicKey, privateKey } = await crypto.subtle.generateKey(P256, false, [
    "sign",
    "verify",
  ]);
  const raw = new Uint8Array(await crypto.subtle.exportKey("raw", publicKey));
  return { raw, alg: "ES256", privateKey } as const;
}

/**
 * Makes a P-256 key for this person and keeps it.
 * @param now instant, ISO 8601
 * @param holder how the device is to list its passkey; null for a key in the browser
 * @throws where the browser makes or keeps no keys (a private window, a page without TLS), or nobody unlocks the device
 */
export async function makeKey(
  person: string,
  now: string,
  holder: string | null = null,
): Promise<KeptKey> {
  const { raw, ...its } = await made(holder);
  const key: KeptKey = {
    keyId: keyFingerprint(raw),
    person,
    publicKey: toBase64Url(raw),
    madeAt: now,
    ...its,
  };
  await on((opened) => opened.put(KEYS, key, key.keyId));
  // Else a browser that is short of room may throw it away.
  await navigator.storage?.persist?.().catch(() => false);
  return key;
}

/**
 * A statement's signature by this key, as it stands under a contract.
 * @throws DOMException when the key may not sign, or nobody unlocks the device
 */
export const signWith = (kept: KeptKey, statement: string): Promise<string> =>
  "passkey" in kept
    ? signWithPasskey(statement, kept.passkey)
    : signStatement(statement, kept.privateKey);

/** This person's keys on this device; none where the browser keeps nothing. */
export async function keysOf(person: string): Promise<KeptKey[]> {
  try {
    const all = (await on((opened) => opened.getAll(KEYS))) as KeptKey[];
    return all.filter((key) => key.person === person);
  } catch {
    return [];
  }
}

/** Throws a key away: nothing can be signed with it any more, anywhere. */
export const dropKey = (keyId: string): Promise<void> => on((opened) => opened.delete(KEYS, keyId));

/** What this person typed last; nothing where they never did. */
export async function wordsOf(person: string): Promise<SignerWords> {
  const none = { name: "", title: "", authority: "" };
  try {
    return ((await on((opened) => opened.get(WORDS, person))) as SignerWords | undefined) ?? none;
  } catch {
    return none;
  }
}

/** Remembers what they typed, for the next time. */
export async function keepWords(person: string, words: SignerWords): Promise<void> {
  try {
    await on((opened) => opened.put(WORDS, words, person));
  } catch {
    // They type it again.
  }
}

/** Forgets what they typed about themselves. */
export async function dropWordsOf(person: string): Promise<void> {
  try {
    await on((opened) => opened.delete(WORDS, person));
  } catch {
    // Nothing was kept.
  }
}

/**
 * Takes the keys of a person off this device: they had themselves erased. Signing out alone leaves them: a key says
 * nothing of anybody, only its person is shown it, and another would have to be enrolled in person again.
 */
export async function dropSigningOf(person: string): Promise<void> {
  for (const { keyId } of await keysOf(person)) await dropKey(keyId);
}
