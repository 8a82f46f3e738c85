/**
 * What a contract's rules take as given and leave to be judged before anything is written: whether a package is the
 * one that these terms freeze to, and whether a signature is its key's, over the statement that belongs there. Here,
 * and not in the rules, because phones need the rules and no cryptography; pure but for WebCrypto.
 */
import { fromBase64Url } from "../journal/seal.ts";
import { type Claim, type Refusal, refuse } from "../kit/noun.ts";
import { holdsPersonalNumber } from "../kit/personal-numbers.ts";
import type { Algorithm } from "./algorithms.ts";
import { checkWordsText } from "./check-words.ts";
import { type Draft, freeze, readPackage } from "./package.ts";
import {
  type Expected,
  readStatement,
  type StatementFault,
  verifySignature,
  whyStatementFails,
} from "./statement.ts";

/** A package, with everything of it that the records know. */
export interface PackageClaim {
  package: string;
  sha256: string;
  sm3: string;
  draft: Omit<Draft, "text">;
}

/** A signature, with what its statement has to say; which deployment that is, the server knows. */
export interface SignatureClaim {
  statement: string;
  signature: string;
  publicKey: string;
  alg: Algorithm;
  expected: Omit<Expected, "deployment">;
}

/** What somebody has compared: the check words of this key. */
export interface WordsClaim {
  keyId: string;
  words: string;
}

const wordsFault = ({ keyId, words }: WordsClaim): Refusal | null =>
  /^[0-9a-f]{64}$/.test(keyId) && words === checkWordsText(keyId) ? null : refuse("wordsDiffer");

const FAULTS: Readonly<Record<StatementFault, string>> = {
  deployment: "signatureFails",
  contract: "statementOther",
  version: "statementOther",
  package: "statementText",
  parties: "statementOther",
  role: "statementRole",
  party: "statementParty",
  signer: "statementSigner",
  order: "statementOrder",
  prev: "statementOrder",
  key: "statementKey",
};

function packageFault(claim: PackageClaim): Refusal | null {
  const content = readPackage(claim.package);
  if (!content) return refuse("packageUnread");
  if (holdsPersonalNumber(content.text)) return refuse("textHoldsNumber");
  const frozen = freeze({ ...claim.draft, text: content.text });
  if ("refused" in frozen) return refuse(frozen.refused);
  const { text, sha256, sm3 } = frozen;
  return text === claim.package && sha256 === claim.sha256 && sm3 === claim.sm3
    ? null
    : refuse("packageOther");
}

function statementFault(claim: SignatureClaim, deployment: string): Refusal | null {
  const statement = readStatement(claim.statement);
  if (!statement) return refuse("statementUnread");
  const fault = whyStatementFails(statement, { ...claim.expected, deployment });
  return fault ? refuse(FAULTS[fault]) : null;
}

/**
 * Why a claim does not hold as far as that can be told without a key; null where nothing stands against it.
 * @param deployment fingerprint of the deployment's key, hex
 */
export function faultBeforeKeys(claim: Claim, deployment: string): Refusal | null {
  if (claim.judge === "words") return wordsFault(claim.given as WordsClaim);
  if (claim.judge === "package") return packageFault(claim.given as PackageClaim);
  if (claim.judge === "signature") return statementFault(claim.given as SignatureClaim, deployment);
  throw new Error(`nobody judges: ${claim.judge}`);
}

/** Why a claim does not hold; null where it does. @param deployment as for `faultBeforeKeys` */
export async function judge(claim: Claim, deployment: string): Promise<Refusal | null> {
  const fault = faultBeforeKeys(claim, deployment);
  if (fault || claim.judge !== "signature") return fault;
  const { statement, signature, publicKey, alg } = claim.given as SignatureClaim;
  const raw = fromBase64Url(publicKey);
  const holds = raw !== undefined && (await verifySignature(statement, signature, raw, alg));
  return holds ? null : refuse("signatureFails");
}
