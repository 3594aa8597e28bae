import { useEffect } from 'preact/hooks';
import { CALL_FLAGS, type CallId, CHOSEN_OUTCOMES } from '../../../device/desk/words.ts';
import type { CallDetail, Settings } from '../../api.ts';
import { CoachedField } from '../coach/coached-field.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { useDraft } from '../form/use-draft.ts';
import { useTelling } from '../form/use-telling.ts';
import { KEY_OF } from '../logic/keys.ts';
import { hashOf } from '../logic/route.ts';
import { Cap } from '../shell/cap.tsx';
import { usePage } from '../shell/context.ts';
import { KeyGroup } from '../unit/key-group.tsx';
import { CALL_DETAILS_WORDS } from './call-details-words.ts';

interface AboutCallProps {
  readonly call: CallId;
  /** Of a call that has ended: what became of it can be said as well. */
  readonly withOutcome?: boolean;
}

/** What people say of a call (rules A7, B2, B13): each by one click, or by its figure, `*` or `#` within the group. */
export function AboutCall({ call, withOutcome = false }: AboutCallProps) {
  const { language, may, words: common } = usePage();
  const words = CALL_DETAILS_WORDS[language];
  const { answer: row, again } = useAnswer<CallDetail>(`api/register/${encodeURIComponent(call)}`);
  const { answer: settings } = useAnswer<Settings>('api/settings');
  const reason = useTelling('call.setReason', words);
  const flag = useTelling('call.flag', words);
  const outcome = useTelling('call.setOutcome', words);
  if (!row || !settings) return null;
  const setReason = (id: string | undefined) =>
    id && void reason.send({ call, reason: row.reason === id ? null : id }).then(again);
  const setFlag = (name: (typeof CALL_FLAGS)[number]) =>
    void flag.send({ call, flag: name, on: !row[name] }).then(again);
  const refusal = reason.refusal ?? flag.refusal ?? outcome.refusal;
  return (
    <section class="about-call" aria-label={words.title}>
      <p class="small" aria-hidden="true">
        {words.reasons} <Cap action="reasons" />
        {!withOutcome && ` · ${common.unit.title} # 1-${Math.min(9, settings.reasons.length)}`}
      </p>
      <KeyGroup
        group="reasons"
        label={words.reasons}
        press={(key) =>
          key === '*' || key === '#'
            ? setFlag(key === '*' ? 'grave' : 'aggressive')
            : setReason(settings.reasons[Number(key) - 1]?.id)
        }
      >
        {settings.reasons.map(({ id, ...inWords }, index) => (
          <button type="button" key={id} aria-pressed={row.reason === id} onClick={() => setReason(id)}>
            {index < 9 && <small aria-hidden="true">{index + 1} </small>}
            {inWords[language]}
          </button>
        ))}
        {CALL_FLAGS.map((name) => (
          <button
            type="button"
            class="flag"
            key={name}
            aria-pressed={row[name]}
            onClick={() => setFlag(name)}
          >
            {words.flags[name]}
          </button>
        ))}
      </KeyGroup>
      {row.outcome === 'message' && (
        <a class="button" href={hashOf('messages', 'new', call)}>
          {words.write}
        </a>
      )}
      {may('followUp.promise') && (
        <a
          class="button"
          href={hashOf('followUps', 'new', call)}
          aria-keyshortcuts={withOutcome ? undefined : KEY_OF.findOut}
        >
          {!withOutcome && <Cap action="findOut" />}
          {words.findOut}
        </a>
      )}
      {withOutcome && (
        <fieldset class="call-outcomes" aria-label={words.outcome}>
          <p class="small" aria-hidden="true">
            {words.outcome}
          </p>
          {CHOSEN_OUTCOMES.map((each) => (
            <button
              type="button"
              key={each}
              aria-pressed={row.outcome === each}
              onClick={() => void outcome.send({ call, outcome: each }).then(again)}
            >
              {common.calls.outcomes[each]}
            </button>
          ))}
        </fieldset>
      )}
      <Note row={row} again={again} key={call} />
      {refusal && (
        <p role="status" class="field-fault">
          {refusal}
        </p>
      )}
    </section>
  );
}

/** Saved with Enter and on leaving it. What another has written meanwhile is shown before it is written over. */
function Note({ row, again }: { readonly row: CallDetail; readonly again: () => void }) {
  const { language } = usePage();
  const words = CALL_DETAILS_WORDS[language];
  const { value, change, clear } = useDraft(`note:${row.call}`, { note: row.note ?? '', version: -1 });
  const { send, refusal } = useTelling('call.setNote', words);
  const typed = value.version >= 0;
  const same = value.note.trim() === (row.note ?? '');
  const conflict = typed && !same && row.noteVersion > value.version;
  useEffect(() => {
    if (typed && same) clear();
  }, [row.noteVersion, typed && same]);
  const save = async () => {
    if (!typed || same) return;
    const told = await send({ call: row.call, note: value.note, version: row.noteVersion });
    if (told.ok) change({ version: told.value });
    again();
  };
  return (
    <fieldset
      class="small note"
      onFocusOut={() => conflict || void save()}
      onKeyDown={({ key, altKey }) => key === 'Enter' && !altKey && void save()}
    >
      <CoachedField
        language={language}
        label={words.note}
        value={typed ? value.note : (row.note ?? '')}
        maxLength={500}
        change={(note) => change({ note, version: typed ? value.version : row.noteVersion })}
      />
      {(conflict || refusal) && (
        <span role="status" class="field-fault">
          {conflict ? words.noteChanged(row.note ?? '') : refusal}
        </span>
      )}
    </fieldset>
  );
}
