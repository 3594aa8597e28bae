import * as v from 'valibot';
import { typedText } from '../area/area.ts';

/** Why somebody calls (rule A7). The id stays for ever in the journal, the words may be changed. */
const reason = v.strictObject({
  id: v.pipe(
    v.string(),
    v.check(
      (id) => /^[a-z][a-zA-Z0-9-]{0,30}$/.test(id),
      'a letter a-z, then at most 30 letters, figures or -',
    ),
  ),
  fr: typedText(1, 40),
  en: typedText(1, 40),
});
export type Reason = v.InferOutput<typeof reason>;

/** The house's list in the order in which it is shown: the first nine have a figure as their key. */
export const reasons = v.pipe(
  v.array(reason),
  v.minLength(1, 'at least one reason'),
  v.maxLength(30, 'at most 30 reasons'),
  v.check((list) => new Set(list.map(({ id }) => id)).size === list.length, 'ids that are all different'),
);

export const DEFAULT_REASONS: Reason[] = [
  { id: 'appointment', fr: 'Rendez-vous', en: 'Appointment' },
  { id: 'prescription', fr: 'Ordonnance', en: 'Prescription' },
  { id: 'result', fr: 'Résultat', en: 'Result' },
  { id: 'information', fr: 'Renseignement', en: 'Information' },
  { id: 'personal', fr: 'Personnel', en: 'Personal' },
  { id: 'commercial', fr: 'Commercial', en: 'Sales' },
  { id: 'homeVisit', fr: 'Visite à domicile', en: 'Home visit' },
  { id: 'other', fr: 'Autre', en: 'Other' },
];
