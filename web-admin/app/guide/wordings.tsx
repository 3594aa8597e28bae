import { useState } from 'preact/hooks';
import type { HouseRules } from '../../../device/guide/coach/house-rules.ts';
import type { RuleInfo } from '../../../device/guide/coach/marks.ts';
import type { CoachRules } from '../../api.ts';
import { CheckField, TextField } from '../form/field.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { useDraft } from '../form/use-draft.ts';
import { useTelling } from '../form/use-telling.ts';
import { usePage } from '../shell/context.ts';
import { EDIT_WORDS } from './edit-words.ts';

/** What a house makes of the phrase coach: rules switched off, wordings allowed and added, other words proposed. */
export function Wordings() {
  const { language } = usePage();
  const words = EDIT_WORDS[language];
  const { answer, again } = useAnswer<CoachRules>('api/coach/rules');
  const telling = useTelling('settings.save', words);
  if (!answer) return null;
  const { house, rules } = answer;
  const save = async (part: Partial<HouseRules>) => {
    const { ok } = await telling.send({ name: 'coachRules', value: { ...house, ...part }, was: house });
    again();
    return ok;
  };
  const added = house.added.map(({ id }) => id);
  const shown = rules.filter((rule) => rule.language === language && !added.includes(rule.rule));
  return (
    <>
      <p role="status">{telling.refusal}</p>
      <section class="panel-box">
        <h2>{words.allowedPhrases}</h2>
        <p class="small">{words.allowedHow}</p>
        <Phrases
          phrases={house.allowed.filter((each) => each.language === language).map(({ phrase }) => phrase)}
          remove={(phrase) => void save({ allowed: house.allowed.filter((each) => each.phrase !== phrase) })}
        />
        <NewPhrase
          action={words.allow}
          send={(phrase) => save({ allowed: [...house.allowed, { language, phrase }] })}
        />
      </section>
      <section class="panel-box">
        <h2>{words.add}</h2>
        <p class="small">{words.addHow}</p>
        <Phrases
          phrases={house.added.filter((each) => each.language === language).map(({ phrase }) => phrase)}
          remove={(phrase) => void save({ added: house.added.filter((each) => each.phrase !== phrase) })}
        />
        <NewPhrase
          action={words.doAdd}
          better
          send={(phrase, better) =>
            save({
              added: [
                ...house.added,
                {
                  id: `house.${language}.${Date.now()}`,
                  language,
                  class: 'worn-out',
                  phrase,
                  anyForm: true,
                  suggestions: better ? [better] : [],
                },
              ],
            })
          }
        />
      </section>
      <section class="panel-box">
        <h2>{words.ruleList}</h2>
        {[...new Set(shown.map(({ why }) => why[language]))].map((why) => (
          <details key={why}>
            <summary>{why}</summary>
            {shown
              .filter((rule) => rule.why[language] === why)
              .map((rule) => (
                <Rule rule={rule} house={house} save={save} key={rule.rule} />
              ))}
          </details>
        ))}
      </section>
    </>
  );
}

interface RuleProps {
  readonly rule: RuleInfo;
  readonly house: HouseRules;
  readonly save: (part: Partial<HouseRules>) => Promise<boolean>;
}

/** On or off, and the wording that this house proposes instead of ours. */
function Rule({ rule: { rule, example }, house, save }: RuleProps) {
  const words = EDIT_WORDS[usePage().language];
  const own = house.changed.find((each) => each.rule === rule)?.suggestions.join(' / ') ?? '';
  const [better, setBetter] = useState(own);
  const others = house.changed.filter((each) => each.rule !== rule);
  const suggestions = better.split('/').map((each) => each.trim());
  const keep = () =>
    better !== own &&
    void save({
      changed: better.trim() ? [...others, { rule, suggestions: suggestions.filter(Boolean) }] : others,
    });
  return (
    <div class="coach-rule">
      <CheckField
        label={example}
        checked={!house.off.includes(rule)}
        change={(on) =>
          void save({ off: on ? house.off.filter((each) => each !== rule) : [...house.off, rule] })
        }
      />
      <input
        aria-label={words.changeWording(example)}
        placeholder={words.better}
        value={better}
        maxLength={120}
        onInput={({ currentTarget }) => setBetter(currentTarget.value)}
        onBlur={keep}
        onKeyDown={({ key }) => key === 'Enter' && keep()}
      />
    </div>
  );
}

interface PhrasesProps {
  readonly phrases: readonly string[];
  readonly remove: (phrase: string) => void;
}

function Phrases({ phrases, remove }: PhrasesProps) {
  const words = EDIT_WORDS[usePage().language];
  return (
    <ul>
      {phrases.map((phrase) => (
        <li key={phrase}>
          <q>{phrase}</q>{' '}
          <button type="button" class="plain" onClick={() => remove(phrase)}>
            {words.remove}
            <span class="unseen"> {phrase}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

interface NewPhraseProps {
  readonly action: string;
  readonly better?: boolean;
  /** Whether it is saved: until then what was typed stays. */
  readonly send: (phrase: string, better: string) => Promise<boolean>;
}

function NewPhrase({ action, better = false, send }: NewPhraseProps) {
  const words = EDIT_WORDS[usePage().language];
  const { value, change, clear } = useDraft(`phrase:${action}`, { phrase: '', better: '' });
  const add = async () => {
    if (value.phrase.trim() && (await send(value.phrase.trim(), value.better.trim()))) clear();
  };
  return (
    <form
      class="office-bar"
      aria-label={action}
      onSubmit={(event) => {
        event.preventDefault();
        void add();
      }}
    >
      <TextField label={words.phrase} value={value.phrase} change={(phrase) => change({ phrase })} />
      {better && (
        <TextField label={words.better} value={value.better} change={(text) => change({ better: text })} />
      )}
      <button type="submit">{action}</button>
    </form>
  );
}
