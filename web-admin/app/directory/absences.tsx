import type { Absence } from '../../../device/register/directory/directory.ts';
import { TextField } from '../form/field.tsx';
import { usePage } from '../shell/context.ts';
import { DIRECTORY_WORDS } from './words.ts';

interface AbsencesProps {
  readonly absences: readonly Absence[];
  readonly change: (absences: Absence[]) => void;
  readonly fault: (path: string) => string | null;
}

export function Absences({ absences, change, fault }: AbsencesProps) {
  const own = DIRECTORY_WORDS[usePage().language].form;
  const put = (at: number, part: Partial<Absence>) =>
    change(absences.map((each, index) => (index === at ? { ...each, ...part } : each)));
  return (
    <fieldset>
      <legend>{own.absences}</legend>
      {absences.map((absence, index) => (
        <div class="form" key={index}>
          {(['from', 'to', 'reason'] as const).map((name) => (
            <TextField
              key={name}
              label={own[name](index + 1)}
              type={name === 'reason' ? 'text' : 'datetime-local'}
              value={absence[name]}
              change={(typed) => put(index, { [name]: typed })}
              fault={fault(`absences.${index}.${name}`)}
            />
          ))}
          <button type="button" onClick={() => change(absences.filter((_, at) => at !== index))}>
            {own.removeAbsence(index + 1)}
          </button>
        </div>
      ))}
      <button type="button" onClick={() => change([...absences, { from: '', to: '', reason: '' }])}>
        {own.addAbsence}
      </button>
    </fieldset>
  );
}
