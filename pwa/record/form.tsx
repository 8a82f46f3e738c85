/** A command's form: everything known is filled in, mistakes are told before sending, nothing is lost. */
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { dateOf } from "../../shared/deadlines.ts";
import type { Entity } from "../../shared/kit/noun.ts";
import type { Photo, Refused } from "../../shared/sync/storage.ts";
import { give, recordsOf } from "../local/index.ts";
import { clock } from "../local/state.ts";
import { Button } from "../look/button.tsx";
import { ErrorSummary, Form } from "../look/field.tsx";
import { Loading, Notice } from "../look/notice.tsx";
import { errorText, t } from "../text/text.ts";
import { choicesFor } from "./choices.ts";
import { type Offer, ownUnitsFor } from "./commands.ts";
import { type Draft, type DraftOf, draftOf, dropDraft, keepDraft } from "./drafts.ts";
import { FieldControl, idOf, labelOf } from "./field-control.tsx";
import { type Field, isCarried } from "./fields.ts";
import { actorHere, titleOf } from "./names.ts";
import { askForPeople } from "./people.ts";
import { Refusal } from "./refusal.tsx";
import { SpotField } from "./spot-field.tsx";
import { argumentsOf, isEmpty, issuesIn, knownValues, type Value, type Values } from "./values.ts";

export interface FormProps {
  offer: Offer;
  /** The record that the command is about; null where it makes one. */
  entity: Entity | null;
  committee: string;
  /** Values that the page brings along, as in an input. */
  given: Readonly<Record<string, unknown>>;
  /** What a new record is made on, where the page around says it: not asked for, and its draft is its own. */
  on?: { field: string; id: string };
  /** Tells this form's draft from those of the same command on the same record. */
  draftFor?: string;
  /** Called with the id of the record, once it is given. */
  onDone(target: string): void;
  /** Where "no" leads. */
  back: string;
  /** Draws a field as this page wants it; `undefined` leaves it as its kind asks, null keeps it out of sight. */
  draw?: (field: Field, control: Control) => ComponentChildren | undefined;
  /** What the answers come to, shown before the buttons. */
  outcome?: (values: Values) => ComponentChildren;
}

/** What a page that draws a field itself is given of it. */
export interface Control {
  id: string;
  label: string;
  value: string;
  error: string | undefined;
  onInput(value: string): void;
}

/** The form, once a draft of it has been looked for. */
export function CommandForm(props: FormProps) {
  const { offer, entity, committee, on, draftFor } = props;
  const of: DraftOf = {
    noun: offer.noun.name,
    command: offer.name,
    target: draftFor ?? entity?.id ?? on?.id ?? null,
    committee,
  };
  const key = [of.noun, of.command, of.target, committee].join("/");
  const [found, setFound] = useState<{ key: string; draft: Draft | null } | null>(null);
  useEffect(() => {
    void draftOf(of).then((draft) => setFound({ key, draft }));
    void askForPeople(committee);
  }, [key]);
  if (found?.key !== key) return <Loading />;
  return (
    <Filled
      key={`${key} ${found.draft?.at}`}
      {...props}
      of={of}
      draft={found.draft}
      onAgain={() => void dropDraft(of).then(() => setFound({ key, draft: null }))}
    />
  );
}

function Filled(props: FormProps & { of: DraftOf; draft: Draft | null; onAgain(): void }) {
  const { offer, entity, committee, given, on, of, draft, onAgain, back, draw, outcome } = props;
  const { noun, command, name, fields } = offer;
  const actor = actorHere();
  const ownUnits = actor && ownUnitsFor(offer, actor, committee);
  const known = useRef(
    knownValues(fields, {
      entity,
      given: on ? { ...given, [on.field]: on.id } : given,
      unit: ownUnits?.length === 1 ? (ownUnits[0] ?? null) : null,
      promise: entity && promiseOn(noun.name, titleOf(noun.name, entity)),
      today: dateOf(clock.peek()),
    }),
  ).current;
  const [values, setValues] = useState<Values>({ ...known, ...draft?.values });
  const [photos, setPhotos] = useState<readonly Photo[]>(draft?.photos ?? []);
  const [wrong, setWrong] = useState<ReadonlyMap<string, string>>(new Map());
  const [refusal, setRefusal] = useState<Refused | null>(null);
  const [busy, setBusy] = useState(false);

  const keep = (next: Values, shown: readonly Photo[]) => {
    setValues(next);
    setPhotos(shown);
    void keepDraft(of, { values: next, photos: shown });
  };
  const change = (field: Field, value: Value) => {
    keep({ ...values, [field.name]: value }, photos);
    if (wrong.has(field.name))
      setWrong(new Map([...wrong].filter(([path]) => !path.startsWith(field.name))));
  };
  const changePhotos = (field: Field, next: readonly Photo[]) => {
    const before = values[field.name] as readonly string[];
    const kept = before.filter((id) => !photos.some((photo) => photo.id === id));
    keep({ ...values, [field.name]: [...kept, ...next.map(({ id }) => id)] }, next);
  };
  /** Leaving a field tells what is wrong in it, but not yet that it is empty or not done with. */
  const leave = (field: Field) => {
    const found = issuesIn(command, values, entity).filter(
      ({ path, reason }) =>
        path.split(".")[0] === field.name && reason !== "required" && reason !== "hoursNotTaken",
    );
    const others = [...wrong].filter(([path]) => path.split(".")[0] !== field.name);
    setWrong(new Map([...others, ...found.map((issue) => [issue.path, issue.reason] as const)]));
  };
  const submit = async () => {
    const issues = issuesIn(command, values, entity);
    setWrong(new Map(issues.map(({ path, reason }) => [path, reason])));
    setRefusal(null);
    if (issues.length > 0 || busy) return;
    setBusy(true);
    const answer = await give({
      noun: noun.name,
      command: name,
      target: entity?.id ?? null,
      committee,
      args: argumentsOf(fields, values, entity),
      photos,
    });
    if (answer.outcome === "waiting") {
      await dropDraft(of);
      props.onDone(answer.target);
    } else {
      setBusy(false);
      setRefusal(answer.refusal);
      setWrong(new Map(answer.refusal.issues.map(({ path, reason }) => [path, reason])));
    }
  };
  const choices = (field: Field): Entity[] =>
    field.kind === "record" || field.kind === "records"
      ? choicesFor(
          {
            noun: noun.name,
            command: name,
            field: field.name,
            of: field.noun,
            committee,
            entity,
            values,
            ownUnits,
          },
          recordsOf(field.noun),
        )
      : [];
  const drawn = (field: Field): ComponentChildren => {
    const reason = wrong.get(field.name);
    const own = draw?.(field, {
      id: idOf(field.name),
      label: labelOf(noun.name, field.name),
      value: String(values[field.name] ?? ""),
      error: reason && errorText(reason),
      onInput: (value) => change(field, value),
    });
    if (own !== undefined) return own;
    if (field.name === "latitude")
      return (
        <SpotField
          id={idOf(field.name)}
          label={labelOf(noun.name, field.name)}
          latitude={String(values.latitude ?? "")}
          longitude={String(values.longitude ?? "")}
          error={wrong.get(field.name)}
          onChange={(place) => keep({ ...values, ...place }, photos)}
        />
      );
    return (
      <FieldControl
        noun={noun.name}
        committee={committee}
        field={field}
        path={field.name}
        value={values[field.name] ?? ""}
        known={isFilled(known[field.name]) && values[field.name] === known[field.name]}
        photos={photos}
        wrong={wrong}
        choices={choices}
        onChange={(value) => change(field, value)}
        onPhotos={(next) => changePhotos(field, next)}
      />
    );
  };
  return (
    <Form onSubmit={() => void submit()}>
      {draft && (
        <Notice actions={<Button onClick={onAgain}>{t("form.draft.drop")}</Button>}>
          {t("form.draft")}
        </Notice>
      )}
      <ErrorSummary
        errors={[...wrong].map(([path, reason]) => ({
          id: idOf(path),
          label: labelOf(noun.name, path),
          error: errorText(reason),
        }))}
      />
      {refusal && <Refusal of={refusal} />}
      {fields
        // Both halves of a place are one field.
        .filter(({ name }) => !isCarried(name) && name !== "longitude" && name !== on?.field)
        .map((field) => (
          <div key={field.name} onFocusOut={() => leave(field)}>
            {drawn(field)}
          </div>
        ))}
      {outcome?.(values)}
      <div class="form-actions">
        <Button type="submit" kind={offer.ends ? "danger" : "main"} busy={busy}>
          {t(`command.${noun.name}.${name}`)}
        </Button>
        <Button kind="bare" href={back}>
          {t("common.cancel")}
        </Button>
      </div>
    </Form>
  );
}

/** What a unit promises about it: to solve a problem or a project, to give a resource. */
const promiseOn = (noun: string, title: string): string =>
  noun === "resource" ? title : t("form.solve", { title });

const isFilled = (value: Value | undefined): boolean => !isEmpty(value);
