/**
 * Who may do what, written a second time and by hand: the model must not learn the rules from the
 * declarations that it checks.
 */
import { CLERK, PEOPLE, type Person } from "./people.ts";

export interface Happened {
  kind: string;
  actor: string;
  input: Record<string, unknown>;
}

const isClerk = ({ grants }: Person): boolean =>
  grants.some(({ role }) => role === CLERK.grants[0]?.role);
const speaksFor = ({ grants }: Person, unit: unknown): boolean =>
  typeof unit === "string" &&
  grants.some((grant) => grant.role === "liaison" && grant.unit === unit);

/** What is wrong with somebody having done this to a record as it was; null where nothing is. */
export function wrongIn(
  happened: Happened,
  record: Record<string, unknown> | undefined,
): string | null {
  const { kind, actor, input } = happened;
  const person = PEOPLE.find((one) => one.person === actor);
  if (!person) return `${kind} by nobody known: ${actor}`;
  const owner = speaksFor(person, record?.unit);
  const office = isClerk(person);
  const counterparty = speaksFor(person, record?.counterparty);
  const parties = [record?.parties ?? input.parties ?? []].flat();
  const party = parties.some((unit) => speaksFor(person, unit));
  const answers = record?.proposedBy === "committee" ? owner : office && !owner;
  const may: Record<string, boolean> = {
    "unit.enrol": office,
    "resource.offer": speaksFor(person, input.unit) || office,
    "problem.record": office,
    "problem.report": speaksFor(person, input.unit),
    "problem.claim": speaksFor(person, input.unit),
    "problem.ask": office,
    "problem.strikeOff": office && !speaksFor(person, record?.claimant),
    "commitment.confirm": answers,
    "commitment.decline": answers,
    "commitment.start": owner,
    "commitment.note": owner,
    "commitment.claimDone": owner,
    "commitment.extend": owner || office,
    "commitment.verify": (office || counterparty) && !owner,
    "commitment.return": (office || counterparty) && !owner,
    "commitment.release": office,
    "commitment.cancel": office,
    "commitment.offerTransfer": owner,
    "commitment.acceptTransfer": speaksFor(person, record?.transferTo) && !owner,
    "commitment.agreeTransfer": office && !owner && !speaksFor(person, record?.transferTo),
    "resource.request": office,
    "meeting.plan": office,
    "meeting.setAgenda": office,
    "meeting.sendNotice": office,
    "meeting.begin": office,
    "meeting.turnTo": office,
    "agendaItem.add": office,
    "agendaItem.record": office,
    "attendance.reply": owner || office,
    "attendance.signIn": office,
    "resolution.draft": office,
    "resolution.amend": office,
    "resolution.adopt": office,
    "station.list": office,
    "station.verify": owner || office,
    "station.amend": owner || office,
    "station.showPictures": owner || office,
    "station.closeForNow": owner || office,
    "station.reopen": owner || office,
    "stationReport.answer": owner || office,
    "contract.draft": party || office,
    "contract.propose": party || office,
    "contract.circulate": office,
    "contract.openSigning": office,
    "contract.recall": office,
    "contract.drop": office,
    "contract.publish": office,
    "contract.beginMidReview": office,
    "contract.endMidReview": office,
    "contract.beginFinalReview": office,
    "contract.giveNotice": party || office,
    "contractTemplate.write": office,
    "contractTemplate.amend": office,
    "contractTemplate.retire": office,
    "clauseComment.say": party || office,
    "clauseComment.answer": party || office,
    "signature.uploadSealed": owner,
    "signature.confirmSealed": party && !owner,
    "signature.returnSealed": (party || office) && !owner,
    "signature.decline": owner,
    "signingKey.offer": input.unit === null ? office : speaksFor(person, input.unit),
    // A clerk's own key is enrolled by somebody in another role, and there is nobody here.
    "signingKey.enrol": office && !owner && record?.unit !== null,
    "signingKey.revoke": owner || office,
    "appraisal.give": speaksFor(person, input.by),
  };
  return may[kind] ? null : `${kind} by ${actor}`;
}
