import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { writeGuideFile } from '../../guide/cards/guide-file.ts';
import { SHIPPED } from '../../guide/cards/shipped.ts';
import type { By, Command } from '../area/area.ts';
import { guide } from '../migrations/006-guide.ts';
import { guideArea } from './guide-area.ts';
import { guideQueries, SHIPPED_GUIDE } from './guide-queries.ts';

const by = (name: string, wall: number): By => ({
  actor: { id: `u-${name}`, name, role: 'manager' },
  moment: { at: wall, wall },
});
const ANNE = by('Anne', 1000);
const BORIS = by('Boris', 2000);
const CARD = { card: 'ringing', language: 'fr' } as const;
const OWN = { title: 'Accueil', body: '> [{structure}, ]bonjour.' };

function openGuide() {
  const db = new Database(':memory:');
  db.exec(guide);
  const { commands = {} } = guideArea({
    db,
    record: () => {},
    emit: () => {},
    isClockTrusted: () => true,
    erased: () => {},
    newId: () => '',
  });
  const told: string[] = [];
  const tell = (name: string, input: object, who = ANNE): unknown => {
    const run: Command | undefined = commands[name];
    if (!run) throw new Error(`no command ${name}`);
    const output = run(input, who);
    told.push(`${name} ${run.audit?.(input, output).record ?? ''}`);
    return output;
  };
  const publish = (text: object, version: number, who = ANNE) => {
    const revision = reader.draft(CARD)?.revision ?? 0;
    const saved = tell('guide.saveDraft', { ...CARD, ...text, revision }, who) as { revision: number };
    return tell('guide.publish', { ...CARD, ...saved, version }, who);
  };
  const reader = guideQueries(db);
  return { tell, publish, reader, told };
}

const code = (name: string) => expect.objectContaining({ code: `Guide_${name}` });

describe('the guide of a house', () => {
  it('is read as it comes until a text was published', () => {
    const { reader, tell } = openGuide();
    tell('guide.saveDraft', { ...CARD, ...OWN, revision: 0 });
    expect(reader.current()).toEqual(SHIPPED_GUIDE);
    expect(reader.currentOf(CARD)).toEqual({ ...CARD, version: 0, ...SHIPPED.fr.ringing });
    expect(reader.drafts()).toEqual([CARD]);
    expect(reader.stamp()).toBe(0);
  });

  it('keeps who published what and when, and every earlier text', () => {
    const { reader, publish } = openGuide();
    expect(publish(OWN, 0)).toEqual({ version: 1 });
    expect(publish({ ...OWN, body: '> Bonsoir.' }, 1, BORIS)).toEqual({ version: 2 });
    expect(reader.currentOf(CARD)).toMatchObject({ version: 2, body: '> Bonsoir.' });
    expect(reader.versions(CARD)).toEqual([
      { version: 2, how: 'edited', published: 2000, by: 'Boris' },
      { version: 1, how: 'edited', published: 1000, by: 'Anne' },
    ]);
    expect(reader.text(CARD, 1)).toEqual(OWN);
    expect(reader.text(CARD, 0)).toEqual(SHIPPED.fr.ringing);
    expect(reader.text(CARD, 9)).toBeNull();
    expect(reader.draft(CARD)).toBeNull();
    expect(reader.currentOf({ card: 'ringing', language: 'en' }).version).toBe(0);
  });

  it('publishes a text as it is exported, so that a file brings back what was published', () => {
    const { reader, publish, tell } = openGuide();
    publish(
      { title: 'Accueil\nd’un appel {#', body: '> [{house}, ]bonjour.\n## Enfant {#hold}\n> Quel âge ?' },
      0,
    );
    const kept = {
      title: 'Accueil d’un appel {#',
      body: '> [{structure}, ]bonjour.\n### Enfant {#hold}\n> Quel âge ?',
    };
    expect(reader.currentOf(CARD)).toMatchObject({ version: 1, ...kept });
    const file = writeGuideFile(reader.current(), { house: 'H', day: '2026-11-22' });
    expect(tell('guide.import', { file, stamp: 1 })).toEqual({ changed: 0 });
    publish(OWN, 1);
    expect(tell('guide.import', { file, stamp: 2 })).toEqual({ changed: 1 });
    expect(reader.currentOf(CARD)).toMatchObject({ version: 3, ...kept });
  });

  it('returns to an earlier text, and to the one that it came with', () => {
    const { reader, publish, tell } = openGuide();
    publish(OWN, 0);
    expect(tell('guide.restore', { ...CARD, from: 0, version: 1 }, BORIS)).toEqual({ version: 2 });
    expect(reader.currentOf(CARD).body).toBe(SHIPPED.fr.ringing.body);
    expect(tell('guide.restore', { ...CARD, from: 1, version: 2 })).toEqual({ version: 3 });
    expect(reader.currentOf(CARD).body).toBe(OWN.body);
    expect(() => tell('guide.restore', { ...CARD, from: 9, version: 3 })).toThrow(code('NoSuchVersion'));
    expect(() => tell('guide.restore', { ...CARD, from: 1, version: 2 })).toThrow(code('Changed'));
  });

  it('tells the second of two people who edit at once, and changes nothing', () => {
    const { reader, tell } = openGuide();
    tell('guide.saveDraft', { ...CARD, ...OWN, revision: 0 });
    const late = { ...CARD, ...OWN, body: '> Autre texte.', revision: 0 };
    expect(() => tell('guide.saveDraft', late, BORIS)).toThrow(code('DraftChanged'));
    expect(() => tell('guide.dropDraft', { ...CARD, revision: 0 }, BORIS)).toThrow(code('DraftChanged'));
    expect(reader.draft(CARD)).toEqual({ revision: 1, ...OWN, saved: 1000, by: 'Anne' });
    expect(tell('guide.saveDraft', { ...late, revision: 1 }, BORIS)).toEqual({ revision: 2 });
    expect(() => tell('guide.publish', { ...CARD, revision: 1, version: 0 })).toThrow(code('DraftChanged'));
    tell('guide.publish', { ...CARD, revision: 2, version: 0 }, BORIS);
    tell('guide.saveDraft', { ...CARD, ...OWN, revision: 0 });
    expect(() => tell('guide.publish', { ...CARD, revision: 1, version: 0 })).toThrow(code('Changed'));
    expect(reader.draft(CARD)?.body).toBe(OWN.body);
  });

  it('takes a draft with faults, but publishes none', () => {
    const { reader, publish } = openGuide();
    expect(() => publish({ ...OWN, body: '> Bonjour {nom}.' }, 0)).toThrow(
      expect.objectContaining({
        code: 'Guide_TextFaults',
        faults: [{ path: 'body.10', allowed: 'unknownFact' }],
      }),
    );
    expect(reader.draft(CARD)?.body).toBe('> Bonjour {nom}.');
    expect(reader.stamp()).toBe(0);
  });

  it('drops a draft, and publishes none that is not there', () => {
    const { reader, tell } = openGuide();
    tell('guide.saveDraft', { ...CARD, ...OWN, revision: 0 });
    tell('guide.dropDraft', { ...CARD, revision: 1 });
    expect(reader.draft(CARD)).toBeNull();
    expect(() => tell('guide.publish', { ...CARD, revision: 0, version: 0 })).toThrow(code('NoDraft'));
  });

  it('is imported from a file: only what reads otherwise becomes a version', () => {
    const { reader, tell, told } = openGuide();
    const cards = reader
      .current()
      .map((card) => (card.card === 'hold' ? { ...card, body: '> Un instant.' } : card));
    const file = writeGuideFile(cards, { house: 'Cabinet', day: '2026-11-22' });
    expect(tell('guide.import', { file, stamp: 0 }, BORIS)).toEqual({ changed: 2 });
    expect(reader.versions({ card: 'hold', language: 'fr' })).toEqual([
      { version: 1, how: 'imported', published: 2000, by: 'Boris' },
    ]);
    expect(() => tell('guide.import', { file, stamp: 0 })).toThrow(code('Changed'));
    expect(tell('guide.import', { file, stamp: 2 })).toEqual({ changed: 0 });
    expect(() => tell('guide.import', { file: `${file}\n## x {#nothing}`, stamp: 2 })).toThrow(
      code('FileFaults'),
    );
    expect(told).toEqual(['guide.import ', 'guide.import ']);
  });

  it('says in the audit log which card was changed, never its text', () => {
    const { publish, told } = openGuide();
    publish(OWN, 0);
    expect(told).toEqual(['guide.saveDraft fr.ringing', 'guide.publish fr.ringing.1']);
  });

  it.each([
    ['guide.saveDraft', { ...CARD, ...OWN, revision: -1 }],
    ['guide.saveDraft', { ...CARD, ...OWN, revision: 0, card: 'constructor' }],
    ['guide.saveDraft', { ...CARD, ...OWN, revision: 0, body: 'x'.repeat(20_001) }],
    ['guide.saveDraft', { ...CARD, ...OWN, revision: 0, title: 7 }],
    ['guide.publish', CARD],
    ['guide.import', { file: '', stamp: 0 }],
    ['guide.import', { file: 'x'.repeat(700_001), stamp: 0 }],
  ])('refuses %s with faulty input', (name, input) => {
    expect(() => openGuide().tell(name, input)).toThrow(
      expect.objectContaining({ code: 'Register_NotValid' }),
    );
  });
});
