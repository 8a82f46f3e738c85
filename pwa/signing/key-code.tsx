/** A code that leads somebody else's device to what stands on this one. */
import { CopyButton } from "../look/copy-button.tsx";
import { QrShape } from "../look/print-button.tsx";
import { useLate } from "../look/use-late.ts";
import { t } from "../text/text.ts";
import { keyPath, signPath } from "./paths.ts";

const Code = ({ path }: { path: string }) => {
  const maker = useLate(true, () => import("../look/qr.ts"));
  return (
    <div class="signing-code">
      {maker && <QrShape {...maker.qrPath(`${location.origin}${path}`)} />}
    </div>
  );
};

/** The office scans it: then the whole key is compared, not only its words. */
export const KeyCode = ({ keyId }: { keyId: string }) => <Code path={keyPath(keyId)} />;

/** Where the parties read and sign: scanned from this screen, or passed on as a link. */
export const SignCode = ({ contract }: { contract: string }) => (
  <div class="signing-link">
    <Code path={signPath(contract)} />
    <CopyButton text={`${location.origin}${signPath(contract)}`} label={t("common.copy")} />
  </div>
);
