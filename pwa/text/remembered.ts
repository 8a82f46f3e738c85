/** Small settings that stay on this device. */

/** Keeps a small setting on this device; a browser that forbids it just forgets. */
export function remember(key: string, value: string | null): void {
  try {
    if (value === null) localStorage.removeItem(key);
    else localStorage.setItem(key, value);
  } catch {
    // Private windows may forbid storage: the setting then lasts as long as the page.
  }
}

/** A setting that `remember` kept, or null. */
export function recall(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}
