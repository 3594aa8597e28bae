import { useEffect, useState } from 'preact/hooks';
import { CheckField, TextField } from '../form/field.tsx';
import { Form } from '../form/form.tsx';
import { PageFrame } from '../form/page-frame.tsx';
import { ask } from '../live/queries.ts';
import { hashOf } from '../logic/route.ts';
import { usePage } from '../shell/context.ts';
import type { PageProps } from '../shell/pages.ts';
import { isClosed } from '../shell/use-me.ts';
import { type Answer, logIn } from './log-in.ts';
import { LOGIN_WORDS, type Way } from './words.ts';

/** Name and password; or a code and the password of one's choice; or the very first manager; or another password. */
export function Login({ route, keyList }: PageProps) {
  const { known, language } = usePage();
  const words = LOGIN_WORDS[language];
  const [withCode, setWithCode] = useState(false);
  const [typed, setTyped] = useState({ login: '', name: '', code: '', password: '' });
  const [shown, show] = useState(false);
  const [answer, setAnswer] = useState<Answer | 'sending' | null>(null);
  const changing = route.page === 'password' && !isClosed(known.session);
  // Logged in already, perhaps in another tab.
  useEffect(() => {
    if (!changing) void ask('api/me').then((me) => me && enter());
  }, []);
  const way: Way = changing ? 'change' : known.session === 'none' ? 'first' : withCode ? 'code' : 'login';
  const refused = answer === 'sending' || answer === 'in' ? null : answer;

  const field = (name: keyof typeof typed) => ({
    label: words[name],
    value: typed[name],
    change: (value: string) => setTyped({ ...typed, [name]: value }),
    required: true,
  });
  const hinted = (name: 'login' | 'name' | 'code' | 'password') => ({
    ...field(name),
    hint: words[`${name}Hint`],
    fault: refused?.faults.includes(name) ? words[`${name}Hint`] : null,
  });
  const telling = {
    state:
      answer === 'sending'
        ? ('sending' as const)
        : refused
          ? ('refused' as const)
          : changing && route.parts[0]
            ? ('saved' as const)
            : ('idle' as const),
    refusal:
      refused &&
      (refused.code === 'Web_TooEarly'
        ? words.tooEarly(refused.wait)
        : (words.refusals[refused.code] ?? words.refused)),
  };

  async function submit(): Promise<void> {
    setAnswer('sending');
    const got = await logIn(way, typed);
    setAnswer(got);
    if (got !== 'in') return;
    if (changing) location.hash = hashOf('password', 'saved');
    enter();
  }

  return (
    <PageFrame title={words.titles[way]} question={words.questions[way]} keyList={keyList}>
      <div class="login panel-box">
        <Form
          label={words.titles[way]}
          submit={() => void submit()}
          telling={telling}
          {...(!changing && { action: words.enter })}
          key={way}
        >
          {changing ? (
            <TextField
              {...field('code')}
              label={words.present}
              type="password"
              autocomplete="current-password"
            />
          ) : (
            <>
              {way !== 'login' && <TextField {...hinted('code')} autocomplete="one-time-code" />}
              <TextField {...(way === 'first' ? hinted : field)('login')} autocomplete="username" />
            </>
          )}
          {way === 'first' && <TextField {...hinted('name')} autocomplete="name" />}
          <TextField
            {...(way === 'login' ? field : hinted)('password')}
            label={way === 'login' ? words.password : words.newPassword}
            type={shown ? 'text' : 'password'}
            autocomplete={way === 'login' ? 'current-password' : 'new-password'}
          />
          <CheckField label={words.show} checked={shown} change={show} />
        </Form>
        {(way === 'login' || withCode) && (
          <button type="button" class="plain" onClick={() => setWithCode(!withCode)}>
            {withCode ? words.haveNone : words.haveCode}
          </button>
        )}
      </div>
    </PageFrame>
  );
}

/** Everything anew, as somebody who may know it; back to the page that was asked for. */
function enter(): void {
  if (location.hash === '#/login') location.hash = '#/';
  location.reload();
}
