import { useState } from 'preact/hooks';
import type { GuideImport } from '../../api.ts';
import { post } from '../coach/post.ts';
import { Field } from '../form/field.tsx';
import { Form } from '../form/form.tsx';
import { useTelling } from '../form/use-telling.ts';
import { usePage } from '../shell/context.ts';
import { DifferentLines } from './different-lines.tsx';
import { EDIT_WORDS } from './edit-words.ts';

/** A guide from a file: first what it would change, card by card; then, if one agrees, all of it at once. */
export function ImportFile() {
  const { language: reader } = usePage();
  const words = EDIT_WORDS[reader];
  const [chosen, choose] = useState<{ readonly file: string; readonly found: GuideImport } | null>(null);
  const telling = useTelling('guide.import', words);
  const look = async (file: string) => {
    telling.forget();
    const found = await post<GuideImport>('api/guide/import', { file, reader });
    choose(found && { file, found });
  };
  const publish = async () => {
    if (!chosen) return;
    const { file, found } = chosen;
    await telling.send({ file, stamp: found.stamp });
    await look(file);
  };
  const { faults = [], changes = [] } = chosen?.found ?? {};
  return (
    <Form label={words.file} submit={() => void publish()} telling={telling} action={words.doImport}>
      <Field label={words.file} hint={words.fileHow}>
        {(ties) => (
          <input
            {...ties}
            type="file"
            accept=".md,text/markdown"
            onChange={async ({ currentTarget }) => {
              const text = await currentTarget.files?.[0]?.text();
              if (text !== undefined) await look(text);
            }}
          />
        )}
      </Field>
      <fieldset>
        <div role="status">
          <ul>
            {faults.map(({ line, says }) => (
              <li class="field-fault" key={`${line} ${says}`}>
                {words.line(line)} {says}
              </li>
            ))}
            {chosen && faults.length === 0 && (
              <li>{changes.length > 0 ? words.changes(changes.length) : words.nothing}</li>
            )}
          </ul>
        </div>
        {changes.map(({ card, language, title, lines }) => (
          <details key={`${language} ${card}`} open>
            <summary>
              {words.languages[language]} · {title}
            </summary>
            <DifferentLines lines={lines} />
          </details>
        ))}
      </fieldset>
    </Form>
  );
}
