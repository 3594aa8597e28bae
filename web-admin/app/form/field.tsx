import type { ComponentChildren } from 'preact';
import { useId } from 'preact/hooks';

export interface FieldProps {
  readonly label: string;
  /** Stands below the label: what is expected, before anything is wrong. */
  readonly hint?: string | undefined;
  /** What is wrong with what stands there; from `faultOf`. */
  readonly fault?: string | null;
  readonly wide?: boolean;
}

/** What ties an input to its label, its hint and its fault. */
interface Ties {
  readonly id: string;
  readonly 'aria-describedby': string | undefined;
  readonly 'aria-invalid': true | undefined;
}

/** A labelled place for one input, with room for a hint and for what is wrong. */
export function Field({
  label,
  hint,
  fault,
  wide = false,
  children,
}: FieldProps & { readonly children: (ties: Ties) => ComponentChildren }) {
  const id = useId();
  const described = [hint && `${id}-hint`, fault && `${id}-fault`].filter(Boolean).join(' ');
  return (
    <div class="field" data-wide={wide} data-wrong={Boolean(fault)}>
      <label for={id}>{label}</label>
      {hint && (
        <small id={`${id}-hint`} class="hint">
          {hint}
        </small>
      )}
      {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': fault ? true : undefined })}
      {fault && (
        <p id={`${id}-fault`} class="field-fault">
          {fault}
        </p>
      )}
    </div>
  );
}

interface TextFieldProps extends FieldProps {
  readonly value: string;
  readonly change: (value: string) => void;
  /** More than one: a text of several lines. */
  readonly rows?: number;
  readonly type?:
    | 'text'
    | 'tel'
    | 'email'
    | 'date'
    | 'time'
    | 'datetime-local'
    | 'number'
    | 'search'
    | 'password';
  /** As the HTML attribute of that name: lets a password manager or the browser help. */
  readonly autocomplete?: string;
  readonly required?: boolean;
}

export function TextField({
  value,
  change,
  rows = 1,
  type = 'text',
  autocomplete,
  required,
  ...field
}: TextFieldProps) {
  return (
    <Field {...field}>
      {(ties) =>
        rows > 1 ? (
          <textarea
            {...ties}
            rows={rows}
            value={value}
            onInput={(event) => change(event.currentTarget.value)}
          />
        ) : (
          <input
            {...ties}
            type={type as 'text'}
            autocomplete={autocomplete}
            required={required}
            value={value}
            onInput={(event) => change(event.currentTarget.value)}
          />
        )
      }
    </Field>
  );
}

interface ChoiceFieldProps<Value extends string> extends FieldProps {
  readonly value: Value;
  readonly change: (value: Value) => void;
  readonly choices: readonly (readonly [value: Value, label: string])[];
}

export function ChoiceField<Value extends string>({
  value,
  change,
  choices,
  ...field
}: ChoiceFieldProps<Value>) {
  return (
    <Field {...field}>
      {(ties) => (
        <select {...ties} value={value} onChange={(event) => change(event.currentTarget.value as Value)}>
          {choices.map(([each, label]) => (
            <option key={each} value={each}>
              {label}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}

interface CheckFieldProps {
  readonly label: string;
  readonly checked: boolean;
  readonly change: (checked: boolean) => void;
}

export function CheckField({ label, checked, change }: CheckFieldProps) {
  return (
    <label class="check">
      <input type="checkbox" checked={checked} onChange={(event) => change(event.currentTarget.checked)} />
      {label}
    </label>
  );
}
