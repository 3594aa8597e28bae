import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { GivenCode } from '../../../device/register/access/users.ts';
import type { UserRow } from '../../api.ts';
import { Question } from '../form/form.tsx';
import { OfficeTable } from '../form/office-table.tsx';
import { PageFrame } from '../form/page-frame.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { useTelling } from '../form/use-telling.ts';
import { usePage } from '../shell/context.ts';
import type { PageProps } from '../shell/pages.ts';
import { UserForm } from './user-form.tsx';
import { USERS_WORDS } from './words.ts';

type Act = 'change' | 'reset' | 'disable';
type Doing = { readonly what: 'add' } | { readonly what: Act; readonly user: UserRow };

/** Everybody who may log in, and what a manager does about them. */
export function Users({ keyList }: PageProps) {
  const { language } = usePage();
  const words = USERS_WORDS[language];
  const { answer: users, again } = useAnswer<UserRow[]>('api/users');
  const [doing, setDoing] = useState<Doing | null>(null);
  const [given, setGiven] = useState<GivenCode | null>(null);
  const reset = useTelling('users.reset', words);
  const disable = useTelling('users.disable', words);
  const done = () => {
    setDoing(null);
    again();
  };
  async function giveCode(id: string): Promise<void> {
    const told = await reset.send({ id });
    if (told.ok) setGiven(told.value);
    done();
  }
  const setDisabled = (id: string, disabled: boolean) => void disable.send({ id, disabled }).then(done);

  return (
    <PageFrame question={words.question} keyList={keyList} busy={users === null}>
      <div role="status">
        {given && <Code given={given} name={users?.find(({ id }) => id === given.id)?.name ?? given.login} />}
        {(reset.refusal ?? disable.refusal) && <p class="field-fault">{reset.refusal ?? disable.refusal}</p>}
      </div>
      {doing?.what === 'add' ? (
        <UserForm
          user={null}
          done={(code) => {
            setGiven(code);
            done();
          }}
          cancel={() => setDoing(null)}
        />
      ) : (
        <p>
          <button type="button" onClick={() => setDoing({ what: 'add' })}>
            {words.add}
          </button>
        </p>
      )}
      <OfficeTable columns={words.columns}>
        {users?.map((user) => (
          <UserLine
            key={user.id}
            user={user}
            act={setDoing}
            enable={() => setDisabled(user.id, false)}
            work={doing && doing.what !== 'add' && doing.user.id === user.id ? work(doing.what, user) : null}
          />
        ))}
      </OfficeTable>
    </PageFrame>
  );

  function work(what: Act, user: UserRow): VNode {
    const cancel = () => setDoing(null);
    if (what === 'change') return <UserForm user={user} done={done} cancel={cancel} />;
    return (
      <Question
        question={what === 'reset' ? words.resetWhom(user.name) : words.disableWhom(user.name)}
        yes={words[what]}
        agree={() => (what === 'reset' ? void giveCode(user.id) : setDisabled(user.id, true))}
        cancel={cancel}
      />
    );
  }
}

interface UserLineProps {
  readonly user: UserRow;
  readonly act: (doing: Doing) => void;
  readonly enable: () => void;
  /** Stands below it: what is being done about this user. */
  readonly work: VNode | null;
}

function UserLine({ user, act, enable, work }: UserLineProps) {
  const { language, me } = usePage();
  const words = USERS_WORDS[language];
  const [, login, role, state, actions] = words.columns;
  const Button = ({ what }: { readonly what: Act }) => (
    <button type="button" aria-label={`${words[what]} ${user.name}`} onClick={() => act({ what, user })}>
      {words[what]}
    </button>
  );
  return (
    <>
      <tr data-user={user.login}>
        <th scope="row">{user.name}</th>
        <td data-label={login}>{user.login}</td>
        <td data-label={role}>
          {words.roles[user.role]}
          {user.deputy && ` · ${words.deputy}`}
          {user.contactName && <div class="small">{user.contactName}</div>}
        </td>
        <td data-label={state}>{words.states[user.disabled ? 'disabled' : user.password]}</td>
        <td data-label={actions}>
          <Button what="change" /> {user.id !== me?.id && <Button what="reset" />}{' '}
          {user.disabled ? (
            <button type="button" aria-label={`${words.enable} ${user.name}`} onClick={enable}>
              {words.enable}
            </button>
          ) : (
            <Button what="disable" />
          )}
        </td>
      </tr>
      {work && (
        <tr>
          <td colSpan={5}>{work}</td>
        </tr>
      )}
    </>
  );
}

function Code({ given: { code, until }, name }: { readonly given: GivenCode; readonly name: string }) {
  const { language, format } = usePage();
  const words = USERS_WORDS[language];
  return (
    <p class="panel-box">
      {words.code(name, format.moment(until))} <b class="large given-code">{code}</b>
    </p>
  );
}
