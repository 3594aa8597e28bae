import { useState } from 'preact/hooks';
import type { MessageDetail } from '../../api.ts';
import { CoachedField } from '../coach/coached-field.tsx';
import { Form, Question } from '../form/form.tsx';
import { useDraft } from '../form/use-draft.ts';
import { useTelling } from '../form/use-telling.ts';
import { usePage } from '../shell/context.ts';
import { formOf } from './forms.ts';
import { MessageForm, Pair } from './message-form.tsx';
import { MESSAGE_WORDS, type MessageWords } from './words.ts';

interface MessageViewProps {
  readonly message: MessageDetail;
  readonly again: () => void;
}

/** One message: what it says, what to tell the caller, how far it has come, and what the desk can do about it. */
export function MessageView({ message, again }: MessageViewProps) {
  const { language } = usePage();
  const words = MESSAGE_WORDS[language];
  const [doing, setDoing] = useState<'change' | 'add' | 'discard' | null>(null);
  const { id, state } = message;
  const close = () => {
    setDoing(null);
    again();
  };
  if (doing === 'change')
    return (
      <MessageForm
        name={`message:${id}`}
        key={id}
        id={id}
        initial={formOf(message)}
        done={close}
        cancel={close}
      />
    );
  return (
    <article class="message panel-box">
      <h2>
        {words.kinds[message.kind]} · {message.name || '–'}
      </h2>
      <p>
        <span class="tag" data-open={message.closed === null}>
          {words.states[state]}
        </span>{' '}
        {message.mail && <span class="tag">{words.mail[message.mail]}</span>}{' '}
        <span class="small">{message.mail === 'noServer' ? words.noServer : message.mailFault}</span>
      </p>
      <ReadBack message={message} />
      <Content message={message} />
      <Actions message={message} begin={setDoing} again={again} />
      {doing === 'add' && <AddForm message={message} close={close} />}
      {doing === 'discard' && <Discard message={message} close={close} />}
      <History message={message} />
    </article>
  );
}

/** What was taken down, each part by its name. */
export function Content({ message }: { readonly message: MessageDetail }) {
  const { language, format } = usePage();
  const words = MESSAGE_WORDS[language];
  const { caller, number, text, collectFrom, details, events } = message;
  const added = events.filter(({ type }) => type === 'added');
  return (
    <dl class="message-lines">
      <Pair name={words.caller} value={[caller, number].filter(Boolean).join(', ')} />
      {Object.entries(details).map(([name, value]) => (
        <Pair key={name} name={words.details[name] ?? name} value={detailText(name, value, words)} />
      ))}
      {text && <Pair name={words.text} value={text} />}
      {collectFrom && <Pair name={words.collectFrom} value={format.day(dayTime(collectFrom))} />}
      {added.map((event, at) => (
        <Pair key={at} name={words.addition} value={event.text} />
      ))}
      {'surname' in details && details.day && details.time && (
        <div>
          <dt>{words.agenda}</dt>
          <dd>
            <a href={`api/messages/${message.id}/appointment.ics`} download>
              {details.day}.ics
            </a>
          </dd>
        </div>
      )}
    </dl>
  );
}

const dayTime = (day: string) => new Date(`${day}T12:00`).getTime();

function detailText(name: string, value: unknown, words: MessageWords): string {
  const { sent, title, missing } = words.choices;
  const named: Readonly<Record<string, string>> = { ...sent, ...title, ...missing };
  if (Array.isArray(value))
    return value
      .map((each) => (typeof each === 'string' ? (named[each] ?? each) : Object.values(each).join(', ')))
      .join(name === 'missing' ? ', ' : '\n');
  if (typeof value === 'boolean') return words.yesNo[`${value}`];
  return named[String(value)] ?? String(value ?? '');
}

/** The sentence that closes the call (rules B1, B3). */
function ReadBack({ message }: { readonly message: MessageDetail }) {
  const { language, format } = usePage();
  const words = MESSAGE_WORDS[language];
  const { kind, state, promisedAt, collectFrom, name, caller, details } = message;
  if (kind === 'aggressive' || (state !== 'written' && state !== 'sent')) return null;
  // As the unit's clock has it, wherever the browser is.
  const at = (local: string) => format.moment(new Date(local).getTime());
  const said = [];
  if (kind === 'appointment' && 'surname' in details) {
    const who = `${words.choices.title[details.title] ?? ''} ${caller}`.trim();
    said.push(words.readBackAppointment(who, at(`${details.day}T${details.time}`), name));
  } else if (promisedAt !== null) {
    said.push(words.readBack(name, at(promisedAt)));
  }
  if (collectFrom) said.push(words.readBackCollect(format.day(dayTime(collectFrom))));
  return (
    <p class="say">
      <span class="small">{words.say}</span>
      <b>{said.join(' ')}</b>
    </p>
  );
}

interface ActionsProps extends MessageViewProps {
  readonly begin: (what: 'change' | 'add' | 'discard') => void;
}

function Actions({ message: { id, version, state, kind, events }, begin, again }: ActionsProps) {
  const words = MESSAGE_WORDS[usePage().language];
  const told = useTelling('message.told', words);
  // What was added since does not unlock it.
  const seen = events.some(({ type }) => type === 'seen' || type === 'acknowledged');
  const ways = (['inPerson', 'phone', 'crm'] as const).filter(
    (how) => how !== 'crm' || kind === 'appointment',
  );
  return (
    <div class="office-bar">
      {!seen && state !== 'discarded' && (
        <button type="button" class={state === 'draft' ? 'main-action' : ''} onClick={() => begin('change')}>
          {words.change}
        </button>
      )}
      {state === 'draft' && (
        <button type="button" onClick={() => begin('discard')}>
          {words.discard}
        </button>
      )}
      {seen && (
        <button type="button" onClick={() => begin('add')}>
          {words.add}
        </button>
      )}
      {(state === 'written' || state === 'sent' || state === 'seen') &&
        ways.map((how) => (
          <button type="button" key={how} onClick={() => void told.send({ id, version, how }).then(again)}>
            {words.told[how]}
          </button>
        ))}
      <button type="button" onClick={() => print()}>
        {words.print}
      </button>
      <span role="status">{told.refusal}</span>
    </div>
  );
}

interface StepProps {
  readonly message: MessageDetail;
  readonly close: () => void;
}

function AddForm({ message: { id, version }, close }: StepProps) {
  const { language } = usePage();
  const words = MESSAGE_WORDS[language];
  const telling = useTelling('message.add', words);
  const draft = useDraft(`addition:${id}`, { text: '' });
  const { text } = draft.value;
  const submit = async () => {
    if (!(await telling.send({ id, version, text })).ok) return;
    draft.clear();
    close();
  };
  return (
    <Form label={words.add} telling={telling} submit={() => void submit()} cancel={close}>
      <CoachedField
        language={language}
        label={words.addition}
        rows={2}
        wide
        value={text}
        change={(value) => draft.change({ text: value })}
        fault={telling.faultOf('text')}
      />
    </Form>
  );
}

function Discard({ message: { id, version }, close }: StepProps) {
  const words = MESSAGE_WORDS[usePage().language];
  const telling = useTelling('message.discard', words);
  return (
    <>
      <Question
        question={words.discardWhat}
        yes={words.discard}
        agree={() => void telling.send({ id, version }).then((told) => told.ok && close())}
        cancel={close}
      />
      <p role="status">{telling.refusal}</p>
    </>
  );
}

function History({ message }: { readonly message: MessageDetail }) {
  const { language, format } = usePage();
  const words = MESSAGE_WORDS[language];
  return (
    <section>
      <h3>{words.history}</h3>
      <ol class="settled">
        {message.events.map(({ at, actor, actorName, type, text }, index) => (
          <li key={index}>
            {format.moment(at)} · {words.events[type]} {words.ways[text] ?? (type === 'added' ? '' : text)}
            {actor !== 'unit' && ` · ${actorName}`}
          </li>
        ))}
      </ol>
    </section>
  );
}
