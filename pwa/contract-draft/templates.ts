/** The templates that a contract can be begun from: what the community and its street wrote, and what is shipped. */
import {
  inLanguage,
  type Shipped,
  TEMPLATES,
  type Template,
  type TemplateName,
} from "../../shared/contract/templates.ts";
import type { ContractTemplate } from "../../shared/contract-template.ts";
import type { Language } from "../../shared/language/language.ts";
import { recordOf, recordsOf } from "../local/index.ts";
import { t } from "../text/text.ts";

/** The shipped files: each comes when it is asked for, and is kept with the members' pages. */
const FILES: Readonly<Record<TemplateName, () => Promise<{ default: unknown }>>> = {
  "co-building": () => import("../../shared/contract/templates/co-building.json"),
  school: () => import("../../shared/contract/templates/school.json"),
  property: () => import("../../shared/contract/templates/property.json"),
};

export interface Choosable {
  /** A shipped one's name, or the record's id: what a contract remembers. */
  name: string;
  title: string;
  /** The shipped one that it is, or stands in for; null for one of its own kind. */
  shipped: TemplateName | null;
  /** Null for one that is shipped. */
  record: ContractTemplate | null;
}

/** What contracts in this language can be begun from here: a shipped one only where nothing stands in for it. */
export function templatesFor(committee: string, language: Language): Choosable[] {
  const own = recordsOf<ContractTemplate>("contractTemplate").filter(
    (one) => one.committee === committee && one.language === language && one.state === "offered",
  );
  const written = (records: readonly ContractTemplate[]): Choosable[] =>
    records.map((record) => ({
      ...{ name: record.id, title: record.title, shipped: record.replaces, record },
    }));
  return [
    ...TEMPLATES.flatMap((name): Choosable[] => {
      const instead = own.filter(({ replaces }) => replaces === name);
      return instead.length > 0
        ? written(instead)
        : [{ name, title: t(`template.${name}`), shipped: name, record: null }];
    }),
    ...written(own.filter(({ replaces }) => replaces === null)),
  ];
}

/**
 * A template by what a contract remembers of it; one that is no longer used too.
 * @throws where it is neither on this device nor to be had
 */
export async function templateNamed(name: string, language: Language): Promise<Template> {
  const shipped = TEMPLATES.find((one) => one === name);
  if (shipped) return inLanguage((await FILES[shipped]()).default as Shipped, language);
  const written = recordOf<ContractTemplate>("contractTemplate", name);
  if (!written) throw new Error(`no such template here: ${name}`);
  return written;
}
