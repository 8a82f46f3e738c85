import { bytesToHex } from "@noble/hashes/utils.js";

/**
 * SM3 (GB/T 32905-2016, the standard's own letters), hex. Here because no library that is kept up has it
 * without bringing a second set of curves and hashes; a test compares it with Node's.
 */
export function sm3(message: Uint8Array): string {
  const blocks = padded(message);
  const view = new DataView(blocks.buffer);
  const v = Uint32Array.from(IV);
  for (let offset = 0; offset < blocks.length; offset += 64) compress(v, view, offset);
  const digest = new DataView(new ArrayBuffer(32));
  for (const [i, word] of v.entries()) digest.setUint32(i * 4, word);
  return bytesToHex(new Uint8Array(digest.buffer));
}

/** Section 4.1 */
const IV = [
  0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e,
];

/** Section 5.2: a 1 bit, zeros, and the length in bits as 64 bits. */
function padded(message: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64);
  blocks.set(message);
  blocks[message.length] = 0x80;
  new DataView(blocks.buffer).setBigUint64(blocks.length - 8, BigInt(message.length) * 8n);
  return blocks;
}

const rotate = (x: number, n: number): number => (x << (n % 32)) | (x >>> (32 - (n % 32)));
const p0 = (x: number): number => x ^ rotate(x, 9) ^ rotate(x, 17);
const p1 = (x: number): number => x ^ rotate(x, 15) ^ rotate(x, 23);

/** Section 5.3: expansion and the 64 rounds. Numbers wrap to 32 bits by `| 0`. */
function compress(v: Uint32Array, view: DataView, offset: number): void {
  const w = new Int32Array(68);
  const at = (i: number): number => w[i] ?? 0;
  for (let j = 0; j < 16; j++) w[j] = view.getInt32(offset + j * 4);
  for (let j = 16; j < 68; j++) {
    w[j] = p1(at(j - 16) ^ at(j - 9) ^ rotate(at(j - 3), 15)) ^ rotate(at(j - 13), 7) ^ at(j - 6);
  }
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = v;
  for (let j = 0; j < 64; j++) {
    const early = j < 16;
    const a12 = rotate(a, 12);
    const ss1 = rotate((a12 + e + rotate(early ? 0x79cc4519 : 0x7a879d8a, j)) | 0, 7);
    const ss2 = ss1 ^ a12;
    const ff = early ? a ^ b ^ c : (a & b) | (a & c) | (b & c);
    const gg = early ? e ^ f ^ g : (e & f) | (~e & g);
    const tt1 = (ff + d + ss2 + (at(j) ^ at(j + 4))) | 0;
    const tt2 = (gg + h + ss1 + at(j)) | 0;
    d = c;
    c = rotate(b, 9);
    b = a;
    a = tt1;
    h = g;
    g = rotate(f, 19);
    f = e;
    e = p0(tt2);
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) v[i] = (v[i] ?? 0) ^ word;
}
