/** Problem texts in all three languages, for the side that answers with problem+json (RFC 9457). */
import boDomain from "./bo/domain.json" with { type: "json" };
import boErrors from "./bo/errors.json" with { type: "json" };
import enDomain from "./en/domain.json" with { type: "json" };
import enErrors from "./en/errors.json" with { type: "json" };
import { inWords, type Language, type Params, say, type Texts } from "./language.ts";
import zhDomain from "./zh-CN/domain.json" with { type: "json" };
import zhErrors from "./zh-CN/errors.json" with { type: "json" };

const TEXTS: Readonly<Record<Language, { domain: Texts; errors: Texts }>> = {
  "zh-CN": { domain: zhDomain, errors: zhErrors },
  bo: { domain: boDomain, errors: boErrors },
  en: { domain: enDomain, errors: enErrors },
};

/**
 * Title and detail of a problem type or refusal reason (`forbidden`, `conflict`, `tooLarge`, …).
 * `params` are the refusal's own, with keys of the domain still as keys.
 */
export function problemText(
  type: string,
  language: Language,
  params: Params = {},
): { title: string; detail: string } {
  const { domain, errors } = TEXTS[language];
  const words = inWords(domain, params);
  return {
    title: say(errors, `${type}.title`, words),
    detail: say(errors, `${type}.detail`, words),
  };
}

/** A term of the glossary: `kind.rider`, `barrier.walk_in`. */
export const sayTerm = (key: string, language: Language): string =>
  say(TEXTS[language].domain, key);

/** What to say next to a form field about an issue (`required`, `personalNumber`, …). */
export const sayIssue = (reason: string, language: Language): string =>
  say(TEXTS[language].errors, reason);
