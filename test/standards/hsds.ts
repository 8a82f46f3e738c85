/** The rules of the Human Services Data Specification 3.2 for what we write. Source and licence: README.md. */

type Schema = Readonly<Record<string, unknown>>;

const text = { type: "string" };
const number = { type: "number" };
const uuid = { type: "string", format: "uuid" };
const uri = { type: "string", format: "uri" };
const email = { type: "string", format: "email" };
const dateTime = { type: "string", format: "date-time" };
const oneOf = (...values: string[]) => ({ type: "string", enum: values });
const entity = (name: string) => ({ $ref: `#/$defs/${name}` });
const several = (name: string) => ({ type: "array", items: entity(name) });

/** An object with these properties and no others. */
const closed = (required: readonly string[], properties: Record<string, Schema>): Schema => ({
  type: "object",
  required,
  properties,
  additionalProperties: false,
});

const service = closed(["id", "name", "status"], {
  id: uuid,
  organization_id: uuid,
  program_id: uuid,
  name: text,
  alternate_name: text,
  description: text,
  url: uri,
  email,
  status: oneOf("active", "inactive", "defunct", "temporarily closed"),
  interpretation_services: text,
  application_process: text,
  fees_description: text,
  accreditations: text,
  eligibility_description: text,
  minimum_age: number,
  maximum_age: number,
  assured_date: text,
  assurer_email: email,
  alert: text,
  last_modified: dateTime,
  schedules: several("schedule"),
  service_at_locations: several("service_at_location"),
  organization: entity("organization"),
  attributes: several("attribute"),
});

const organization = closed(["id", "name", "description"], {
  id: uuid,
  name: text,
  alternate_name: text,
  description: text,
  email,
  website: uri,
  year_incorporated: number,
  legal_status: text,
  logo: text,
  uri,
  parent_organization_id: uuid,
  locations: several("location"),
  attributes: several("attribute"),
});

const schedule = closed(["id"], {
  id: uuid,
  service_id: uuid,
  location_id: uuid,
  service_at_location_id: uuid,
  valid_from: text,
  valid_to: text,
  dtstart: text,
  timezone: number,
  until: text,
  count: number,
  wkst: oneOf("MO", "TU", "WE", "TH", "FR", "SA", "SU"),
  freq: oneOf("WEEKLY", "MONTHLY"),
  interval: number,
  byday: text,
  byweekno: text,
  bymonthday: text,
  byyearday: text,
  description: text,
  opens_at: text,
  closes_at: text,
  schedule_link: uri,
  attending_type: text,
  notes: text,
  attributes: several("attribute"),
});

const serviceAtLocation = closed(["id"], {
  id: uuid,
  service_id: uuid,
  location_id: uuid,
  description: text,
  schedules: several("schedule"),
  location: entity("location"),
  attributes: several("attribute"),
});

const location = closed(["id", "location_type"], {
  id: uuid,
  location_type: oneOf("physical", "postal", "virtual"),
  url: uri,
  organization_id: uuid,
  name: text,
  alternate_name: text,
  description: text,
  transportation: text,
  latitude: number,
  longitude: number,
  external_identifier: text,
  external_identifier_type: text,
  schedules: several("schedule"),
  attributes: several("attribute"),
});

const attribute = closed(["id"], {
  id: uuid,
  link_id: uuid,
  taxonomy_term_id: uuid,
  link_type: text,
  link_entity: text,
  value: text,
  taxonomy_term: entity("taxonomy_term"),
  label: text,
});

const taxonomyTerm = closed(["id", "name", "description"], {
  id: uuid,
  code: text,
  name: text,
  description: text,
  parent_id: uuid,
  taxonomy: text,
  language: text,
  taxonomy_id: uuid,
  term_uri: uri,
});

/** A page of fully nested services. */
export const page: Schema = {
  $schema: "https://json-schema.org/draft/2020-12/schema",
  ...closed(["contents", "empty"], {
    contents: several("service"),
    total_items: { type: "integer" },
    total_pages: { type: "integer" },
    page_number: { type: "integer" },
    size: { type: "integer" },
    first_page: { type: "boolean" },
    last_page: { type: "boolean" },
    empty: { type: "boolean" },
    next: { type: ["string", "null"] },
  }),
  $defs: {
    service,
    organization,
    schedule,
    service_at_location: serviceAtLocation,
    location,
    attribute,
    taxonomy_term: taxonomyTerm,
  },
};
