/** The templates' files: each comes when it is asked for, and is kept with the members' pages. */
import type { Template, TemplateName } from "../../shared/contract/templates.ts";

const FILES: Readonly<Record<TemplateName, () => Promise<{ default: unknown }>>> = {
  "co-building": () => import("../../shared/contract/templates/co-building.json"),
  school: () => import("../../shared/contract/templates/school.json"),
  property: () => import("../../shared/contract/templates/property.json"),
};

/** @throws where it is neither on this device nor to be had */
export const loadTemplate = async (name: TemplateName): Promise<Template> =>
  (await FILES[name]()).default as Template;
