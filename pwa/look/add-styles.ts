/** Stylesheets that load with the pages they belong to: in the first one they would be weight on every visit. */
const added = new Map<string, Promise<void>>();

/** Links a stylesheet once. @returns when it holds; rejects where it does not come, and may be tried again */
export function addStyles(href: string): Promise<void> {
  const known = added.get(href);
  if (known) return known;
  const adding = new Promise<void>((resolve, reject) => {
    const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
    link.onload = () => resolve();
    link.onerror = () => {
      link.remove();
      added.delete(href);
      reject(new Error("no styles"));
    };
    document.head.append(link);
  });
  added.set(href, adding);
  return adding;
}
