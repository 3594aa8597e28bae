import { useState } from 'preact/hooks';
import { COUNTRIES } from '../../../device/register/directory/countries.ts';
import type { Hours } from '../../../device/register/directory/directory.ts';
import type { Settings } from '../../api.ts';
import { CheckField, ChoiceField, TextField } from '../form/field.tsx';
import { usePage } from '../shell/context.ts';
import { holidayLines, type Lines, reasonLines } from './lines.ts';
import { WeekField } from './week-field.tsx';
import { SETTINGS_WORDS } from './words.ts';

interface EditorProps {
  /** Of the setting, or of a part of it, such as `retention.calls`. */
  readonly name: string;
  readonly value: unknown;
  readonly change: (value: unknown) => void;
  /** By the path of a field, such as `value.calls`. */
  readonly faultOf: (path: string) => string | null;
  readonly path?: string;
}

/** An input that fits the value: a few settings have one of their own, all others one by what kind of value they have. */
export function Editor({ name, value, change, faultOf, path = 'value' }: EditorProps) {
  const { language } = usePage();
  const words = SETTINGS_WORDS[language];
  const { label, hint } = words.settings[name] ?? { label: name };
  const field = { label, hint, fault: faultOf(path) };
  if (name === 'hours')
    return (
      <WeekField
        legend={label}
        value={value as Hours}
        change={change}
        hint={words.weekHint}
        fault={words.weekFault}
      />
    );
  if (name === 'country')
    return <ChoiceField {...field} value={String(value)} change={change} choices={countries(language)} />;
  if (name === 'holidays')
    return (
      <LinesField
        {...field}
        lines={holidayLines}
        value={value as Settings['holidays']}
        change={change}
        faultOf={faultOf}
      />
    );
  if (name === 'reasons')
    return (
      <LinesField
        {...field}
        lines={reasonLines}
        value={value as Settings['reasons']}
        change={change}
        faultOf={faultOf}
      />
    );
  if (typeof value === 'boolean') return <CheckField label={label} checked={value} change={change} />;
  if (typeof value === 'number') return <NumberField {...field} value={value} change={change} />;
  if (typeof value === 'string') return <TextField {...field} value={value} change={change} />;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  return (
    <fieldset>
      <legend>{label}</legend>
      <div class="form">
        {Object.entries(value).map(([part, held]) => (
          <Editor
            key={part}
            name={`${name}.${part}`}
            value={held}
            change={(next) => change({ ...value, [part]: next })}
            faultOf={faultOf}
            path={`${path}.${part}`}
          />
        ))}
      </div>
    </fieldset>
  );
}

interface FieldProps<Value> {
  readonly label: string;
  readonly hint?: string | undefined;
  readonly fault: string | null;
  readonly value: Value;
  readonly change: (value: Value) => void;
}

/** What is typed stays as it is typed; while nothing stands there, the number is what it was. */
function NumberField({ value, change, ...field }: FieldProps<number>) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <TextField
      {...field}
      type="number"
      value={typed !== null && (typed === '' || Number(typed) === value) ? typed : String(value)}
      change={(text) => {
        setTyped(text);
        if (text !== '') change(Number(text));
      }}
    />
  );
}

interface LinesFieldProps<Value> extends FieldProps<Value> {
  readonly lines: Lines<Value>;
  readonly faultOf: (path: string) => string | null;
}

function LinesField<Value extends readonly unknown[]>({
  lines,
  value,
  change,
  faultOf,
  fault,
  ...field
}: LinesFieldProps<Value>) {
  const words = SETTINGS_WORDS[usePage().language];
  const [typed, setTyped] = useState<string | null>(null);
  const same = typed !== null && JSON.stringify(lines.value(typed)) === JSON.stringify(value);
  const faults = value.flatMap((thing, index) =>
    Object.keys(thing ?? {}).flatMap((part) => {
      const wrong = faultOf(`value.${index}.${part}`);
      return wrong ? [words.line(index + 1) + wrong] : [];
    }),
  );
  return (
    <TextField
      {...field}
      wide
      rows={Math.min(12, value.length + 2)}
      fault={faults.join(' ') || fault}
      value={same ? typed : lines.text(value)}
      change={(text) => {
        setTyped(text);
        change(lines.value(text));
      }}
    />
  );
}

function countries(language: string): (readonly [string, string])[] {
  const names = new Intl.DisplayNames(language, { type: 'region' });
  return COUNTRIES.map((code) => [code, names.of(code) ?? code] as const).sort((a, b) =>
    a[1].localeCompare(b[1]),
  );
}
