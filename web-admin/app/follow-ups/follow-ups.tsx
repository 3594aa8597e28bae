import type { CallDetail, FollowUpPage, FollowUpRow } from '../../api.ts';
import { TextField } from '../form/field.tsx';
import { Form } from '../form/form.tsx';
import { Empty } from '../form/office-table.tsx';
import { PageFrame } from '../form/page-frame.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { useDraft } from '../form/use-draft.ts';
import { useTelling } from '../form/use-telling.ts';
import { hashOf } from '../logic/route.ts';
import { dayStart } from '../logic/times.ts';
import { unitWall, usePage } from '../shell/context.ts';
import { goTo } from '../shell/navigation.ts';
import type { PageProps } from '../shell/pages.ts';
import { numberOf } from '../shell/peer.ts';
import { DayPanel } from './day-panel.tsx';
import { FollowUpLine } from './line.tsx';
import { FOLLOW_UP_WORDS } from './words.ts';

/** Every line that is still open (rule A15), what was settled today, and the end of the day. Its route: `new` and
 * the call in which something was promised. */
export function FollowUps({ route, keyList }: PageProps) {
  const { language } = usePage();
  const words = FOLLOW_UP_WORDS[language];
  const { answer, again } = useAnswer<FollowUpPage>('api/follow-ups');
  const [part, call = ''] = route.parts;
  return (
    <PageFrame question={words.question} keyList={keyList} busy={answer === null}>
      {part === 'new' && <NewPromise call={call} key={call} />}
      {answer && <DayPanel {...answer} again={again} />}
      {part !== 'new' && (
        <p class="office-bar">
          <a class="button" href={hashOf('followUps', 'new')}>
            {words.promise}
          </a>
        </p>
      )}
      {answer?.open.length === 0 && <Empty text={words.empty} how={words.emptyHow} />}
      <ol class="line-list" onKeyDown={onArrow}>
        {answer?.open.map((row) => (
          <FollowUpLine row={row} today={answer.day.day} again={again} key={row.id} />
        ))}
      </ol>
      <Settled again={again} />
    </PageFrame>
  );
}

/** From one line to the next, on its first button. */
function onArrow(event: KeyboardEvent): void {
  const lines = [...(event.currentTarget as HTMLElement).children];
  const at = lines.findIndex((line) => line.contains(document.activeElement));
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step || at < 0 || (event.target as HTMLElement).closest('form')) return;
  event.preventDefault();
  lines[at + step]?.querySelector('button')?.focus();
}

/** With what the call says of whom to call back. */
function NewPromise({ call }: { readonly call: string }) {
  const words = FOLLOW_UP_WORDS[usePage().language];
  const { answer } = useAnswer<CallDetail>(call ? `api/register/${encodeURIComponent(call)}` : 'api/me');
  if (!answer) return null;
  const initial = call
    ? { caller: answer.contact ?? answer.name ?? '', number: answer.number ?? '' }
    : { caller: '', number: '' };
  return (
    <>
      <h2>{words.promise}</h2>
      <PromiseForm call={call || null} initial={initial} />
    </>
  );
}

interface PromiseFormProps {
  readonly call: string | null;
  readonly initial: { readonly caller: string; readonly number: string };
}

/** "I'll find out" (rule B8). */
function PromiseForm({ call, initial }: PromiseFormProps) {
  const words = FOLLOW_UP_WORDS[usePage().language];
  const telling = useTelling('followUp.promise', words);
  const draft = useDraft(`promise:${call ?? ''}`, { draft: '', note: '', ...initial });
  const { caller, number, note } = draft.value;

  async function submit(): Promise<void> {
    const name = draft.value.draft || crypto.randomUUID();
    draft.change({ draft: name });
    const told = await telling.send({ draft: name, call, caller, number, note });
    if (!told.ok) return;
    draft.clear();
    goTo('followUps');
  }

  return (
    <Form
      label={words.promise}
      telling={telling}
      submit={() => void submit()}
      cancel={() => goTo('followUps')}
    >
      <TextField
        label={words.caller}
        value={caller}
        change={(value) => draft.change({ caller: value })}
        fault={telling.faultOf('caller')}
      />
      <TextField
        label={words.number}
        type="tel"
        value={number}
        change={(value) => draft.change({ number: value })}
        fault={telling.faultOf('number')}
      />
      <TextField
        label={words.note}
        rows={2}
        wide
        value={note}
        change={(value) => draft.change({ note: value })}
        fault={telling.faultOf('note')}
      />
    </Form>
  );
}

/** What was settled today, and a way back. */
function Settled({ again }: { readonly again: () => void }) {
  const { language, words: common, known, format } = usePage();
  const words = FOLLOW_UP_WORDS[language];
  const from = dayStart(unitWall(known));
  const address = `api/follow-ups/closed?from=${from}&to=${dayStart(from, 1)}`;
  const { answer: rows, again: anew } = useAnswer<FollowUpRow[]>(address);
  const reopen = useTelling('followUp.reopen', words);
  if (!rows?.length) return null;
  return (
    <section>
      <h2>{words.doneToday}</h2>
      <p role="status">{reopen.refusal}</p>
      <ul class="settled">
        {rows.map(({ id, version, name, kind, state, closed, result }) => (
          <li key={id}>
            <b>{numberOf(name, common)}</b> · {words.kinds[kind]} · {format.time(closed ?? 0)} ·{' '}
            {words.results[result] ?? (state === 'done' ? result : words.withdrawn)}{' '}
            {state === 'done' && (
              <button
                type="button"
                class="plain"
                aria-label={`${words.reopen} ${name ?? ''}`}
                onClick={() =>
                  void reopen.send({ id, version }).then(() => {
                    again();
                    anew();
                  })
                }
              >
                {words.reopen}
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
