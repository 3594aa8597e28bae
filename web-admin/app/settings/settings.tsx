import { useState } from 'preact/hooks';
import type { SettingName } from '../../../device/register/settings/settings.ts';
import type { Settings as AllSettings } from '../../api.ts';
import { Form, Question } from '../form/form.tsx';
import { PageFrame } from '../form/page-frame.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { useDraft } from '../form/use-draft.ts';
import { useTelling } from '../form/use-telling.ts';
import { FORM_WORDS } from '../form/words.ts';
import { usePage } from '../shell/context.ts';
import type { PageProps } from '../shell/pages.ts';
import { Editor } from './editor.tsx';
import { SETTINGS_WORDS, type SettingsPageWords } from './words.ts';

/** What is changed elsewhere, where it belongs. */
const ELSEWHERE: readonly string[] = ['coachRules'] satisfies SettingName[];

/** What managers set, one form for each: a new setting needs no code here if its value is plain. */
export function Settings({ keyList }: PageProps) {
  const { language, me } = usePage();
  const words = SETTINGS_WORDS[language];
  const { answer, again } = useAnswer<AllSettings>('api/settings');
  const mayChange = me?.rights.includes('settings.save') ?? false;
  const names = Object.keys(answer ?? {}).filter((name) => !ELSEWHERE.includes(name)) as SettingName[];
  return (
    <PageFrame question={words.question} keyList={keyList} busy={answer === null}>
      {me && !mayChange && <p>{words.readOnly}</p>}
      <div class="settings">
        {answer &&
          names.map((name) => (
            <Setting name={name} saved={answer[name]} again={again} mayChange={mayChange} key={name} />
          ))}
      </div>
    </PageFrame>
  );
}

interface SettingProps {
  readonly name: SettingName;
  readonly saved: unknown;
  readonly again: () => void;
  readonly mayChange: boolean;
}

function Setting({ name, saved, again, mayChange }: SettingProps) {
  const { language } = usePage();
  const words = SETTINGS_WORDS[language];
  const label = words.settings[name]?.label ?? name;
  const telling = useTelling('settings.save', words);
  const [before, setBefore] = useState<{ value: unknown } | null>(null);
  const [asking, setAsking] = useState<{ question: string; agree: () => void } | null>(null);
  const draft = useDraft<{ value: unknown; seen: unknown }>(`setting:${name}`, { value: null, seen: null });
  const typed = draft.value.seen !== null;
  const value = typed ? draft.value.value : saved;
  const seen = typed ? draft.value.seen : saved;
  const changed = JSON.stringify(seen) !== JSON.stringify(saved);
  const save = async (next: unknown, undone: { value: unknown } | null, agreed = false) => {
    const question = agreed ? '' : questionBefore(name, saved, next, words);
    setAsking(question ? { question, agree: () => void save(next, undone, true) } : null);
    if (question) return;
    const told = await telling.send({ name, value: next, was: saved });
    if (told.ok) {
      draft.clear();
      setBefore(undone);
    }
    again();
  };
  return (
    <div class="setting panel-box">
      <fieldset disabled={!mayChange}>
        <Form label={label} submit={() => void save(value, { value: saved })} telling={telling}>
          <Editor
            name={name}
            value={value}
            change={(next) => draft.change({ value: next, seen })}
            faultOf={telling.faultOf}
          />
          {changed && <p role="status">{FORM_WORDS[language].refusals.Settings_Changed}</p>}
        </Form>
      </fieldset>
      {asking && <Question {...asking} yes={FORM_WORDS[language].save} cancel={() => setAsking(null)} />}
      {before && (
        <button type="button" class="plain" onClick={() => void save(before.value, null)}>
          {words.undo(label)}
        </button>
      )}
    </div>
  );
}

/** What is asked before that is saved; empty: nothing. */
function questionBefore(name: SettingName, saved: unknown, next: unknown, words: SettingsPageWords): string {
  if (name === 'personFigures') return next === true && saved !== true ? words.staff : '';
  const what = name === 'retention' && shortened(saved as Days, next as Days, words.settings);
  return what ? `${words.settings.retention?.label} (${what}). ${words.older}` : '';
}

type Days = Readonly<Record<string, number>>;

/** What is kept for fewer days than before; empty if nothing is. */
function shortened(before: Days, next: Days, words: SettingsPageWords['settings']): string {
  return Object.entries(before)
    .filter(([part, days]) => (next[part] ?? days) < days)
    .map(([part, days]) => `${words[`retention.${part}`]?.label} ${days} → ${next[part]}`)
    .join(', ');
}
