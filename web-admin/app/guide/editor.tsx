import { useState } from 'preact/hooks';
import type { CardName, DraftRow } from '../../../device/register/guide/guide.ts';
import type { GuideCardAnswer } from '../../api.ts';
import { CoachedField } from '../coach/coached-field.tsx';
import { Field, TextField } from '../form/field.tsx';
import { Form, Question } from '../form/form.tsx';
import { useAnswer } from '../form/use-answer.ts';
import { useDraft } from '../form/use-draft.ts';
import { useTelling } from '../form/use-telling.ts';
import { parameters } from '../live/queries.ts';
import { hashOf } from '../logic/route.ts';
import { usePage } from '../shell/context.ts';
import { EDIT_WORDS } from './edit-words.ts';
import { PreviewOf } from './preview.tsx';
import { Versions } from './versions.tsx';

export interface EditorProps {
  readonly card: string;
  readonly spoken: CardName['language'];
}

/** One card in one language: its draft, how it reads, and what it was before. */
export function Editor({ card, spoken }: EditorProps) {
  const words = EDIT_WORDS[usePage().language];
  const { answer, again } = useAnswer<GuideCardAnswer>(
    `api/guide/card?${parameters({ card, language: spoken })}`,
  );
  if (!answer) return null;
  return (
    <>
      <div class="office-bar">
        {(['fr', 'en'] as const).map((each) => (
          <a
            class="button guide-lang"
            key={each}
            href={hashOf('guide', 'edit', each, card)}
            aria-current={each === spoken ? 'page' : undefined}
          >
            {words.languages[each]}
          </a>
        ))}
      </div>
      <div class="guide-edit">
        <CardForm answer={answer} again={again} />
        <Versions answer={answer} again={again} />
      </div>
    </>
  );
}

interface PartProps {
  readonly answer: GuideCardAnswer;
  readonly again: () => void;
}

/** What was typed stays until the register has it; what somebody else saved meanwhile is shown before it is replaced. */
function CardForm({ answer: { current, draft, facts }, again }: PartProps) {
  const { language } = usePage();
  const words = EDIT_WORDS[language];
  const name: CardName = { card: current.card, language: current.language };
  const { title, body } = draft ?? current;
  const typed = useDraft(`guide:${name.language}:${name.card}`, { title, body, revision: -1 });
  const saving = useTelling('guide.saveDraft', words);
  const publishing = useTelling('guide.publish', words);
  const dropping = useTelling('guide.dropDraft', words);
  const [asking, ask] = useState(false);
  // Somebody else's text was seen: the next save puts this one in its place.
  const [agreed, agree] = useState(false);
  const revision = draft?.revision ?? 0;
  const touched = typed.value.revision >= 0;
  const value = touched ? typed.value : { title, body };
  const change = (part: Partial<typeof value>) =>
    typed.change({ ...value, ...part, revision: touched ? typed.value.revision : revision });
  const conflict = touched && draft && revision > typed.value.revision ? draft : null;

  async function save(): Promise<number | null> {
    const seen = touched && !agreed ? typed.value.revision : revision;
    const told = await saving.send({ ...name, revision: seen, title: value.title, body: value.body });
    if (told.ok) typed.clear();
    agree(!told.ok && told.code === 'Guide_DraftChanged');
    again();
    return told.ok ? told.value.revision : null;
  }
  async function publish(): Promise<void> {
    const saved = touched || !draft ? await save() : revision;
    if (saved === null) return;
    await publishing.send({ ...name, revision: saved, version: current.version });
    again();
  }
  async function drop(): Promise<void> {
    ask(false);
    if (draft && !(await dropping.send({ ...name, revision })).ok) return again();
    typed.clear();
    again();
  }
  const refusal = publishing.refusal ?? dropping.refusal;
  return (
    <div class="panel-box">
      <Form label={current.title} submit={() => void save()} telling={saving} action={words.save}>
        <TextField
          label={words.cardTitle}
          value={value.title}
          change={(text) => change({ title: text })}
          fault={saving.faultOf('title')}
        />
        <CoachedField
          label={words.text}
          hint={words.how}
          rows={12}
          wide
          language={name.language}
          value={value.body}
          change={(text) => change({ body: text })}
          fault={saving.faultOf('body')}
        />
        {conflict && <Conflict draft={conflict} />}
      </Form>
      <div class="form-end">
        <button type="button" onClick={() => void publish()}>
          {words.publish}
        </button>
        {(draft || touched) && (
          <button type="button" class="plain" onClick={() => ask(true)}>
            {words.drop}
          </button>
        )}
        <p role="status">{publishing.state === 'saved' ? words.published : refusal}</p>
      </div>
      {asking && (
        <Question
          question={words.dropQuestion}
          yes={words.drop}
          agree={() => void drop()}
          cancel={() => ask(false)}
        />
      )}
      <PreviewOf title={value.title} body={value.body} language={name.language} />
      <details>
        <summary>{words.facts}</summary>
        <dl class="guide-facts">
          {facts.map((fact) => (
            <div key={fact.name}>
              <dt>{`{${fact.name}}`}</dt>
              <dd>{fact.about}</dd>
            </div>
          ))}
        </dl>
      </details>
    </div>
  );
}

function Conflict({ draft }: { readonly draft: DraftRow }) {
  const { language, format } = usePage();
  const words = EDIT_WORDS[language];
  const when = format.moment(draft.saved);
  return (
    <Field label={draft.title} hint={words.conflict(draft.by, when)} wide>
      {(ties) => <textarea {...ties} rows={6} readOnly value={draft.body} />}
    </Field>
  );
}
