import { useState } from 'preact/hooks';
import type { FollowUpRow } from '../../api.ts';
import { TextField } from '../form/field.tsx';
import { Form } from '../form/form.tsx';
import { useDraft } from '../form/use-draft.ts';
import { useTelling } from '../form/use-telling.ts';
import { hashOf } from '../logic/route.ts';
import { MESSAGE_WORDS } from '../messages/words.ts';
import { usePage } from '../shell/context.ts';
import { numberOf } from '../shell/peer.ts';
import { FOLLOW_UP_WORDS } from './words.ts';

interface LineProps {
  readonly row: FollowUpRow;
  readonly today: string;
  readonly again: () => void;
}

/** One open line: who, why, since when, and what can be done about it. */
export function FollowUpLine({ row, today, again }: LineProps) {
  const { language, words: common, known, run } = usePage();
  const words = FOLLOW_UP_WORDS[language];
  const [form, setForm] = useState<'finish' | 'postpone' | null>(null);
  const [hint, setHint] = useState('');
  const take = useTelling('followUp.take', words);
  const giveBack = useTelling('followUp.giveBack', words);
  const told = useTelling('message.told', MESSAGE_WORDS[language]);
  const { id, version, number, call, message, messageVersion } = row;
  const name = numberOf(row.name, common);
  const shown = number && numberOf(number, common);
  const refusal = take.refusal ?? giveBack.refusal ?? told.refusal;
  const callWord = message ? words.call : words.callBack;

  /** Nobody is called by two: a line that another has just taken is left to them. */
  async function callBack(): Promise<void> {
    if (known.view?.calls.length) return setHint(words.busy);
    if (row.state === 'open') {
      const taken = await take.send({ id, version });
      again();
      if (!taken.ok && taken.code.startsWith('FollowUp')) return;
    }
    // `+33 (0)1`: that zero is dialled within the country only.
    run({ type: 'callNumber', number: (number ?? '').replace(/\(0\)|[^\d*#+]/g, '') });
    setHint(known.view?.hook === 'up' ? '' : words.lift);
  }
  const touch = () => void (row.state === 'open' ? take : giveBack).send({ id, version }).then(again);

  return (
    <li class="line panel-box" data-late={row.due < today}>
      <p class="line-who">
        <b>{name}</b> {shown && shown !== name && <span class="number">{shown}</span>}{' '}
        <span class="tag" data-open={row.due < today}>
          {words.kinds[row.kind]}
        </span>
      </p>
      <Facts row={row} today={today} />
      {row.note && <p class="line-note">{row.note}</p>}
      <div class="office-bar">
        {row.kind === 'writeMessage' && (
          <a class="button main-action" href={hashOf('messages', 'new', call ?? '')}>
            {words.write}
          </a>
        )}
        {number && (
          <button
            type="button"
            class={row.kind === 'writeMessage' ? '' : 'main-action'}
            aria-label={`${callWord} ${name}`}
            onClick={() => void callBack()}
          >
            {callWord}
          </button>
        )}
        {message && messageVersion !== null && (
          <>
            {(['phone', 'inPerson'] as const).map((how) => (
              <button
                type="button"
                key={how}
                onClick={() => void told.send({ id: message, version: messageVersion, how }).then(again)}
              >
                {MESSAGE_WORDS[language].told[how]}
              </button>
            ))}
            <a class="button" href={hashOf('messages', message)}>
              {words.kinds.message}
            </a>
          </>
        )}
        <button type="button" aria-label={`${words.finish}, ${name}`} onClick={() => setForm('finish')}>
          {words.finish}
        </button>
        <button type="button" aria-label={`${words.postpone}, ${name}`} onClick={() => setForm('postpone')}>
          {words.postpone}
        </button>
        <button type="button" onClick={touch}>
          {row.state === 'open' ? words.take : words.giveBack}
        </button>
      </div>
      <p role="status">{refusal ?? hint}</p>
      {form && <LineForm what={form} row={row} close={() => setForm(null)} again={again} key={form} />}
    </li>
  );
}

function Facts({ row, today }: Omit<LineProps, 'again'>) {
  const { language, format } = usePage();
  const words = FOLLOW_UP_WORDS[language];
  const day = (name: string) => format.day(new Date(`${name}T12:00`).getTime());
  const facts = [words.since(format.time(row.made))];
  if (row.due < today) facts.unshift(words.carriedOver(day(row.due)));
  if (row.due > today) facts.unshift(words.putOff(day(row.due)));
  if (row.messageFrom) facts.push(words.from(row.messageFrom));
  if (row.takenName) facts.push(words.takenBy(row.takenName));
  if (row.lastCalled) facts.push(words.calls(row.calls, format.time(row.lastCalled)));
  if (row.rangAgain) facts.push(words.rangAgain(format.time(row.rangAgain)));
  return <p class="small">{facts.join(' · ')}</p>;
}

interface LineFormProps {
  readonly what: 'finish' | 'postpone';
  readonly row: FollowUpRow;
  readonly close: () => void;
  readonly again: () => void;
}

/** Done with which result, or put off to when and why: neither without a word. */
function LineForm({ what, row: { id, version }, close, again }: LineFormProps) {
  const words = FOLLOW_UP_WORDS[usePage().language];
  const finish = useTelling('followUp.finish', words);
  const postpone = useTelling('followUp.postpone', words);
  const telling = what === 'finish' ? finish : postpone;
  const draft = useDraft(`follow-up:${what}:${id}`, { text: '', to: '' });
  const { text, to } = draft.value;

  async function submit(): Promise<void> {
    const told =
      what === 'finish'
        ? await finish.send({ id, version, result: text })
        : await postpone.send({ id, version, to, reason: text });
    if (told.ok) {
      draft.clear();
      close();
    }
    again();
  }

  return (
    <Form
      label={words[what]}
      action={words[what]}
      telling={telling}
      submit={() => void submit()}
      cancel={close}
      draft={draft}
    >
      {what === 'postpone' && (
        <TextField
          label={words.to}
          type="date"
          value={to}
          change={(value) => draft.change({ to: value })}
          fault={telling.faultOf('to')}
        />
      )}
      <TextField
        label={what === 'finish' ? words.result : words.reason}
        wide
        value={text}
        change={(value) => draft.change({ text: value })}
        fault={telling.faultOf(what === 'finish' ? 'result' : 'reason')}
      />
    </Form>
  );
}
