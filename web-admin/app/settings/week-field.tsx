import { useState } from 'preact/hooks';
import type { Hours } from '../../../device/register/directory/directory.ts';
import { TextField } from '../form/field.tsx';
import { usePage } from '../shell/context.ts';
import { dayHours, readHours } from './hours.ts';

interface WeekFieldProps {
  readonly legend: string;
  readonly value: Hours;
  readonly change: (value: Hours) => void;
  readonly hint: string;
  readonly fault: string;
}

const DAYS = ['1', '2', '3', '4', '5', '6', '7'] as const;

/** Times of each day of the week, typed as they are read: `8:00-12:00, 14:00-18:30`; an empty day is closed. */
export function WeekField({ legend, value, change, hint, fault }: WeekFieldProps) {
  const { language } = usePage();
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({});
  const name = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return (
    <fieldset class="week">
      <legend>{legend}</legend>
      <p class="small">{hint}</p>
      <div class="form">
        {DAYS.map((day) => (
          <TextField
            key={day}
            label={name.format(Date.UTC(2024, 0, Number(day)))}
            value={typed[day] ?? dayHours(value[day])}
            fault={typed[day] !== undefined && readHours(typed[day]) === null ? fault : null}
            change={(text) => {
              setTyped({ ...typed, [day]: text });
              const times = readHours(text);
              const { [day]: _, ...others } = value;
              if (times) change(times.length > 0 ? { ...others, [day]: times } : others);
            }}
          />
        ))}
      </div>
    </fieldset>
  );
}
