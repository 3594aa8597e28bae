import type { GivenCode } from '../../../device/register/access/users.ts';
import type { RecipientRow, Role, UserRow } from '../../api.ts';
import { CheckField, ChoiceField, TextField } from '../form/field.tsx';
import { Form } from '../form/form.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { useDraft } from '../form/use-draft.ts';
import { useTelling } from '../form/use-telling.ts';
import { usePage } from '../shell/context.ts';
import { USERS_WORDS } from './words.ts';

const ROLES: readonly Role[] = ['receptionist', 'manager', 'technician', 'recipient'];
const NOBODY = {
  ...{ login: '', name: '', role: 'receptionist' as Role, deputy: false, version: 0 },
  contact: null as string | null,
};

interface UserFormProps {
  /** Null: a new one. */
  readonly user: UserRow | null;
  /** `code`: of a new user. */
  readonly done: (code: GivenCode | null) => void;
  readonly cancel: () => void;
}

export function UserForm({ user, done, cancel }: UserFormProps) {
  const words = USERS_WORDS[usePage().language];
  const told = { ...words, allowed: { [LOGIN]: () => words.loginHint, [ENTRY]: () => words.entryTaken } };
  const adding = useTelling('users.add', told);
  const changing = useTelling('users.change', told);
  const telling = user ? changing : adding;
  const draft = useDraft(`user:${user?.id ?? 'new'}`, user ?? NOBODY);
  // The version that was edited, not the one that the list has by now: somebody may have been faster.
  const { login, name, role, deputy, contact, version } = draft.value;
  const { answer: recipients } = useAnswer<RecipientRow[]>('api/recipients');
  const entries = recipients?.filter(({ id }) => !id.startsWith('user:')) ?? [];

  async function submit(): Promise<void> {
    const fields = { name, role, deputy, contact };
    const answer = user
      ? await changing.send({ id: user.id, version, ...fields })
      : await adding.send({ login, ...fields });
    if (!answer.ok) return;
    draft.clear();
    done(answer.value);
  }

  return (
    <div class="panel-box">
      <Form
        label={user ? words.changeWhom(user.name) : words.add}
        submit={() => void submit()}
        telling={telling}
        cancel={cancel}
        draft={draft}
      >
        <TextField
          label={words.name}
          value={name}
          change={(value) => draft.change({ name: value })}
          fault={telling.faultOf('name')}
          autocomplete="off"
        />
        {!user && (
          <TextField
            label={words.login}
            hint={words.loginHint}
            value={login}
            change={(value) => draft.change({ login: value })}
            fault={telling.faultOf('login')}
            autocomplete="off"
          />
        )}
        <ChoiceField
          label={words.role}
          value={role}
          change={(value) => draft.change({ role: value })}
          choices={ROLES.map((each) => [each, words.roles[each]])}
        />
        {role !== 'technician' && (
          <ChoiceField
            label={words.entry}
            hint={words.entryHint}
            value={contact ?? ''}
            change={(value) => draft.change({ contact: value || null })}
            choices={[['', words.byName], ...entries.map((each) => [each.id, each.label] as const)]}
            fault={telling.faultOf('contact')}
          />
        )}
        {role === 'manager' && (
          <CheckField
            label={words.deputyHint}
            checked={deputy}
            change={(checked) => draft.change({ deputy: checked })}
          />
        )}
      </Form>
    </div>
  );
}

/** As the register says it, its numbers as `#`. */
const LOGIN = 'small letters, digits, dot, dash: # to #, such as anne.martin';
const ENTRY = 'an entry of the directory that no other user has';
