/** The forms' code, apart from the lists: it comes while a record is read, before a form is asked for. */
import type { FunctionComponent } from "preact";
import { useEffect, useState } from "preact/hooks";
import { Button } from "../look/button.tsx";
import { Loading, Notice } from "../look/notice.tsx";
import { t } from "../text/text.ts";
import type { FormProps } from "./form.tsx";

let form: FunctionComponent<FormProps> | null = null;
const load = async (): Promise<void> => {
  form ??= (await import("./form.tsx")).CommandForm;
};

/** Fetches the code ahead of its use; failing, it is asked for again when a form is opened. */
export const prepareForm = (): void => void load().catch(() => {});

/** A command's form, once its code is here. */
export function LateForm(props: FormProps) {
  const [state, setState] = useState<"loading" | "here" | "failed">(form ? "here" : "loading");
  useEffect(() => {
    if (state !== "loading") return;
    load().then(
      () => setState("here"),
      () => setState("failed"),
    );
  }, [state]);
  if (state === "here" && form) {
    const Loaded = form;
    return <Loaded {...props} />;
  }
  if (state === "loading") return <Loading />;
  return (
    <Notice
      tone="warn"
      title={t("common.notLoaded")}
      actions={
        <Button icon="refresh" onClick={() => setState("loading")}>
          {t("common.tryAgain")}
        </Button>
      }
    >
      {t("common.notLoaded.why")}
    </Notice>
  );
}
