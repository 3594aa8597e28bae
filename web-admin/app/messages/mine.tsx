import type { MessageDetail } from '../../api.ts';
import { useAnswer } from '../form/use-answer.ts';
import { useTelling } from '../form/use-telling.ts';
import { usePage } from '../shell/context.ts';
import { Content } from './message-view.tsx';
import { MESSAGE_WORDS } from './words.ts';

/** The recipient's own messages: reading one is to have seen it, and only a press says so (rule A14). */
export function Mine() {
  const { language, me } = usePage();
  const words = MESSAGE_WORDS[language];
  const { answer, again } = useAnswer<MessageDetail[]>('api/my-messages');
  const open = answer?.filter(({ closed }) => closed === null) ?? [];
  if (me?.role !== 'recipient' && open.length === 0) return null;
  return (
    <section>
      <h2>{words.mine}</h2>
      {answer?.length === 0 && <p>{words.empty}</p>}
      <ol class="line-list">
        {(me?.role === 'recipient' ? (answer ?? []) : open).map((message) => (
          <MyMessage message={message} again={again} key={message.id} />
        ))}
      </ol>
    </section>
  );
}

function MyMessage({ message, again }: { readonly message: MessageDetail; readonly again: () => void }) {
  const { language, format } = usePage();
  const words = MESSAGE_WORDS[language];
  const see = useTelling('message.see', words);
  const acknowledge = useTelling('message.acknowledge', words);
  const { id, kind, made, state } = message;
  // What it says comes only with having seen it.
  const read = state === 'seen' || state === 'acknowledged';
  return (
    <li class="line panel-box">
      <p>
        <b>{words.kinds[kind]}</b> · {format.moment(made)}{' '}
        <span class="tag" data-open={state !== 'acknowledged'}>
          {words.states[state]}
        </span>
      </p>
      {read && <Content message={message} />}
      <div class="office-bar">
        {!read && (
          <button type="button" onClick={() => void see.send({ id }).then(again)}>
            {words.read}
          </button>
        )}
        {read && state !== 'acknowledged' && (
          <button type="button" class="main-action" onClick={() => void acknowledge.send({ id }).then(again)}>
            {words.acknowledge}
          </button>
        )}
        <span role="status">{see.refusal ?? acknowledge.refusal}</span>
      </div>
    </li>
  );
}
