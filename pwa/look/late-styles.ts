/** Styles of a part that few people open: in the one file of all others they would be weight on the first page. */
const loading = new Map<string, Promise<void>>();

/** Loads a stylesheet once, by its address. @throws where it can't be had; a later call tries again */
export function loadStyles(href: string): Promise<void> {
  const styled =
    loading.get(href) ??
    new Promise<void>((resolve, reject) => {
      const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href });
      link.onload = () => resolve();
      link.onerror = () => {
        link.remove();
        loading.delete(href);
        reject(new Error("no styles"));
      };
      document.head.append(link);
    });
  loading.set(href, styled);
  return styled;
}
