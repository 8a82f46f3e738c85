/** The heading of a form that opens in the middle of a page. */
import { useEffect, useRef } from "preact/hooks";

/** Takes the focus when its form opens, so that it is read out and Tab leads into the form. */
export function FormHead({ children }: { children: string }) {
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus({ preventScroll: true }), []);
  return (
    <h2 ref={head} tabIndex={-1}>
      {children}
    </h2>
  );
}
