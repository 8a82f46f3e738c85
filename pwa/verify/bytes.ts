/** Bytes in their spellings, and their hashes. Written for this page alone: it shares no code with the other verifier. */

export const utf8 = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

export const toHex = (bytes: Uint8Array): string =>
  [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export function fromHex(hex: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(hex.length / 2);
  for (let i = 0; i < bytes.length; i++)
    bytes[i] = Number.parseInt(hex.slice(i * 2, i * 2 + 2), 16);
  return bytes;
}

const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/** RFC 4648 section 5 without padding; null for any letter too many and for unused bits that aren't zero. */
export function fromBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let filled = 0;
  for (const letter of text) {
    const value = BASE64URL.indexOf(letter);
    if (value < 0) return null;
    held = ((held << 6) | value) & 0xffff;
    bits += 6;
    if (bits >= 8) {
      bits -= 8;
      bytes[filled] = held >> bits;
      filled += 1;
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? bytes : null;
}

/** SHA-256 over the parts one after another, hex. */
export async function sha256(...parts: Uint8Array[]): Promise<string> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return toHex(new Uint8Array(await crypto.subtle.digest("SHA-256", whole)));
}

/** SM3 (GB/T 32905-2016), hex, word by word as its section 5 says. */
export function sm3(message: Uint8Array): string {
  const bits = message.length * 8;
  const words: number[] = [];
  const blocks = Math.floor((message.length + 8) / 64) + 1;
  for (let i = 0; i < blocks * 16; i++) words.push(0);
  const put = (at: number, byte: number) => {
    words[at >> 2] = (words[at >> 2] ?? 0) | (byte << (24 - (at & 3) * 8));
  };
  message.forEach((byte, at) => {
    put(at, byte);
  });
  put(message.length, 0x80);
  words[words.length - 2] = Math.floor(bits / 2 ** 32);
  words[words.length - 1] = bits | 0;

  let state = [
    0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
  ];
  for (let block = 0; block < blocks; block++)
    state = sm3Block(state, words.slice(block * 16, block * 16 + 16));
  return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

const left = (word: number, by: number): number => {
  const turn = by & 31;
  return turn === 0 ? word | 0 : (word << turn) | (word >>> (32 - turn));
};

function sm3Block(state: number[], block: number[]): number[] {
  const w = [...block];
  const get = (i: number): number => w[i] ?? 0;
  while (w.length < 68) {
    const j = w.length;
    const x = get(j - 16) ^ get(j - 9) ^ left(get(j - 3), 15);
    w.push(x ^ left(x, 15) ^ left(x, 23) ^ left(get(j - 13), 7) ^ get(j - 6));
  }
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
  let first = [a, b, c, d] as [number, number, number, number];
  let second = [e, f, g, h] as [number, number, number, number];
  for (let j = 0; j < 64; j++) {
    const [p, q, r, s] = first;
    const [t, u, v, x] = second;
    const turned = left(p, 12);
    const ss1 = left(turned + t + left(j < 16 ? 0x79cc4519 : 0x7a879d8a, j), 7);
    const majority = j < 16 ? p ^ q ^ r : (p & q) | (p & r) | (q & r);
    const choice = j < 16 ? t ^ u ^ v : (t & u) | (~t & v);
    const one = (majority + s + (ss1 ^ turned) + (get(j) ^ get(j + 4))) | 0;
    const two = (choice + x + ss1 + get(j)) | 0;
    first = [one, p, left(q, 9), r];
    second = [two ^ left(two, 9) ^ left(two, 17), t, left(u, 19), v];
  }
  return [...first, ...second].map((word, i) => word ^ (state[i] ?? 0));
}
