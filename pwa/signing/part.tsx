/** How a contract is being signed. */
import type { Contract } from "../../shared/contract.ts";
import { t } from "../text/text.ts";

export const Signing = ({ contract }: { contract: Contract }) => (
  <p>{t(`state.contract.${contract.state}`)}</p>
);
