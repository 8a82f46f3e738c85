/** How a contract is being kept. */
import type { Contract } from "../../shared/contract.ts";
import { t } from "../text/text.ts";

export const Keeping = ({ contract }: { contract: Contract }) => (
  <p>{t(`state.contract.${contract.state}`)}</p>
);
