/** A question that must be answered before something is destroyed. Nothing else is modal. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import { t } from "../text/text.ts";
import { Button } from "./button.tsx";
import "./dialog.css";

interface Props {
  open: boolean;
  title: string;
  /** Called when it closes without the answer: Escape, the cancel button. */
  onClose(): void;
  children: ComponentChildren;
  /** The words of the answer, what it does, and how grave it is. */
  confirm?: { label: string; onConfirm(): void; danger?: boolean; busy?: boolean };
}

/** A native `<dialog>`: focus stays inside, Escape closes it, and it returns the focus. */
export function Dialog({ open, title, onClose, children, confirm }: Props) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const dialog = box.current;
    if (open && dialog && !dialog.open) dialog.showModal();
    if (!open && dialog?.open) dialog.close();
  }, [open]);
  return (
    <dialog ref={box} class="dialog" aria-label={title} onClose={() => open && onClose()}>
      {open && (
        <>
          <h2>{title}</h2>
          <div class="dialog-body">{children}</div>
          <div class="dialog-actions">
            <Button onClick={onClose}>{confirm ? t("common.cancel") : t("common.close")}</Button>
            {confirm && (
              <Button
                kind={confirm.danger ? "danger" : "main"}
                busy={confirm.busy ?? false}
                onClick={confirm.onConfirm}
              >
                {confirm.label}
              </Button>
            )}
          </div>
        </>
      )}
    </dialog>
  );
}
