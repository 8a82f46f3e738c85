/**
 * The three languages of the interface and how a text is looked up. The texts themselves are flat
 * JSON files beside this one; it imports none of them, so that each bundle carries only its own.
 */
export const LANGUAGES = ["zh-CN", "bo", "en"] as const;
export type Language = (typeof LANGUAGES)[number];

/** Texts of one language by key, from one of its files or several merged. */
export type Texts = Readonly<Record<string, string>>;
export type Params = Readonly<Record<string, string | number>>;

const DEFAULT: Language = "zh-CN";
const primaryOf = (tag: string): string => tag.trim().toLowerCase().split("-")[0] ?? "";

/**
 * The language to answer in (RFC 9110, section 12.5.4): the most wanted one that there is. Only the
 * primary subtag counts, so `zh-TW` reads zh-CN; the first of equals wins; none means zh-CN.
 */
export function chooseLanguage(acceptLanguage: string | null): Language {
  let chosen = DEFAULT;
  let most = 0;
  for (const range of (acceptLanguage ?? "").split(",")) {
    const [tag = "", ...parameters] = range.split(";");
    const language = LANGUAGES.find((known) => primaryOf(known) === primaryOf(tag));
    const quality = parameters.map((parameter) => /^\s*q=([\d.]+)\s*$/i.exec(parameter)?.[1]);
    const weight = Number(quality.find((given) => given !== undefined) ?? 1);
    if (language && weight > most) {
      chosen = language;
      most = weight;
    }
  }
  return chosen;
}

/** What stands where a text or a value is missing: plain to see, and the tests look for it. */
const missing = (key: string): string => `⟦${key}⟧`;
const own = <T>(record: Readonly<Record<string, T>>, key: string): T | undefined =>
  Object.hasOwn(record, key) ? record[key] : undefined;

/** The text of a key with each `{name}` filled from `params`, as plain text: never put it into HTML unescaped. */
export function say(texts: Texts, key: string, params: Params = {}): string {
  const text = own(texts, key);
  if (text === undefined) return missing(key);
  return text.replace(/\{(\w+)\}/g, (_, name: string) =>
    String(own(params, name) ?? missing(name)),
  );
}

/**
 * A refusal's params as words. Refusals name things of the domain by key: `state` holds
 * `<noun>.<state>`, `noun` a noun, `roles` roles with commas between them. All others stay as they are.
 * @param domain the texts of `domain.json`
 */
export function inWords(domain: Texts, params: Params): Params {
  const word = (name: string, value: string | number): string | number => {
    if (name === "state") return say(domain, `state.${value}`);
    if (name === "noun") return say(domain, `noun.${value}`);
    if (name !== "roles") return value;
    const roles = String(value).split(",");
    return roles.map((role) => say(domain, `role.${role}`)).join(say(domain, "list.or"));
  };
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [name, word(name, value)]),
  );
}
