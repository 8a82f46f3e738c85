declare module "virtual:texts/*" {
  const texts: Readonly<Record<string, string>>;
  export default texts;
}

declare module "virtual:states" {
  /** noun → state → [type, relation whose turn it is]. */
  const states: Readonly<
    Record<string, Readonly<Record<string, readonly ["open" | "done" | "ended", string | null]>>>
  >;
  export default states;
}
