import { describe, expect, it } from 'vitest';
import { lexiconForTests } from '../../device/guide/coach/testing/lexicon.ts';
import { openDatabase } from '../../device/register/database.ts';
import { ORIGIN } from '../../device/register/testing/facts.ts';
import { memoryFolder } from '../../device/register/testing/folder.ts';
import { RegisterWriter } from '../../device/register/writer.ts';
import type {
  ApiError,
  CoachAnswer,
  CoachRules,
  Facts,
  GuideAnswer,
  GuideCardAnswer,
  GuideImport,
  Preview,
  RegisterAnswer,
} from '../api.ts';
import { makeRig, type RigOptions } from './testing/rig.ts';
import { aStatus } from './testing/samples.ts';

/** A web application on a register of its own, and what writes there. */
function office(options: RigOptions = {}) {
  const file = `${memoryFolder()}/register.db`;
  const writer = new RegisterWriter(file, ORIGIN);
  const rig = makeRig({ db: openDatabase(file), ...options });
  rig.live.take({ status: aStatus });
  const tell = (command: string, input: object): RegisterAnswer =>
    writer.ask({
      command,
      input,
      by: { actor: { id: 'u-1', name: 'Anne', role: 'manager' }, moment: { at: 1, wall: 1000 } },
    });
  const get = async <Answer>(path: string) => (await (await rig.app.request(path)).json()) as Answer;
  const post = (path: string, body: object | string) =>
    rig.app.request(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return { rig, writer, tell, get, post };
}

const CARD = { card: 'hold', language: 'fr' } as const;
const OWN = { ...CARD, title: 'Attente', body: '> Un instant[, {appelant}].' };

describe('the guide as it is served', () => {
  it('has every card of one language, ready to be filled in', async () => {
    const { get, tell } = office();
    tell('settings.save', { name: 'house', value: 'Cabinet' });
    const guide = await get<GuideAnswer>('/api/guide?language=fr');
    expect(guide).toMatchObject({ house: 'Cabinet', service: 'desk', longTalk: 300_000 });
    expect(guide.cards.find(({ id }) => id === 'ringing')).toMatchObject({
      title: 'Accueil',
      rules: 'A2-A4',
      key: null,
    });
    expect(guide.cards.find(({ id }) => id === 'talkative')?.key).toBe('1');
    expect(guide.factNames.caller).toBe('appelant');
  });

  it('is not sent again while it is the same, and again when a card was published', async () => {
    const { rig, get, tell } = office();
    const { mark } = await get<GuideAnswer>('/api/guide?language=fr');
    const seen = `/api/guide?language=fr&seen=${encodeURIComponent(mark)}`;
    expect((await rig.app.request(seen)).status).toBe(204);
    tell('guide.saveDraft', { ...OWN, revision: 0 });
    expect((await rig.app.request(seen)).status).toBe(204);
    tell('guide.publish', { ...CARD, revision: 1, version: 0 });
    expect((await get<GuideAnswer>(seen)).cards.find(({ id }) => id === 'hold')?.title).toBe('Attente');
  });

  it('is there as it comes while the register cannot be read', async () => {
    const { rig } = office({ db: null });
    const response = await rig.app.request('/api/guide?language=en');
    expect(response.status).toBe(200);
    const guide = (await response.json()) as GuideAnswer;
    expect(guide.house).toBe('Accueil');
    expect(guide.cards.find(({ id }) => id === 'ringing')?.title).toBe('Answering');
  });

  it('shows its editor the text, the draft, the versions, and what a text may speak of', async () => {
    const { get, tell } = office();
    tell('guide.saveDraft', { ...OWN, revision: 0 });
    const path = '/api/guide/card?card=hold&language=fr';
    expect(await get<GuideCardAnswer>(path)).toMatchObject({
      current: { version: 0 },
      draft: { revision: 1, title: 'Attente', by: 'Anne' },
      versions: [],
    });
    expect((await get<GuideCardAnswer>(path)).facts).toContainEqual({
      name: 'appelant',
      about: 'nom de la personne qui appelle',
    });
    const lines = await get<readonly unknown[]>(
      '/api/guide/difference?card=hold&language=fr&from=0&to=draft',
    );
    expect(lines[0]).toEqual([
      { in: 'old', text: 'Mettre en attente' },
      { in: 'new', text: 'Attente' },
    ]);
  });

  it('previews a text with a call and without, and tells its faults in the reader’s language', async () => {
    const { post } = office();
    const body = '> Un instant[, {appelant}].\n> {nom}';
    const response = await post('/api/guide/preview', { language: 'fr', reader: 'en', title: 'T', body });
    const { faults, known, unknown } = (await response.json()) as Preview;
    expect(faults).toEqual([{ line: 2, says: 'there is no fact {nom}' }]);
    expect(known.sections[0]?.lines[0]?.parts).toEqual(['Un instant, madame Vasseur.']);
    expect(unknown.sections[0]?.lines[0]?.parts).toEqual(['Un instant.']);
  });

  it('goes out as a file and says what a file would change', async () => {
    const { rig, post } = office();
    const response = await rig.app.request('/api/guide.md');
    expect(response.headers.get('content-disposition')).toMatch(/filename="guide-\d{4}-\d\d-\d\d\.md"/);
    const file = await response.text();
    const asked = async (given: string) =>
      (await (await post('/api/guide/import', { file: given, reader: 'fr' })).json()) as GuideImport;
    expect(await asked(file)).toEqual({ stamp: 0, cards: 62, faults: [], changes: [] });
    const changed = await asked(file.replace('## Accueil {#ringing}', '## Bonjour {#ringing}'));
    expect(changed.changes.map(({ card, language }) => [card, language])).toEqual([['ringing', 'fr']]);
    expect((await asked('# x')).faults).toEqual([
      { line: 1, says: 'le fichier ne commence pas par une ligne +++' },
    ]);
  });

  it('reads a call aloud, and knows nothing of one that the register does not have yet', async () => {
    const { get, writer } = office();
    const moment = { at: 1, wall: 1000 };
    writer.write([
      {
        type: 'callStarted',
        call: 'c-1',
        lineCall: 'sip-1',
        line: 'desk',
        slot: 1,
        direction: 'incoming',
        peer: { number: '0199001234', name: 'Roy' },
        internal: false,
        consultationFor: null,
        sequence: 1,
        moment,
      },
      { type: 'reasonSet', call: 'c-1', reason: 'result', sequence: 2, moment },
    ]);
    expect(await get<Facts>('/api/guide/call/c-1?language=fr')).toMatchObject({
      number: 'zéro un, quatre-vingt-dix-neuf, zéro zéro, douze, trente-quatre',
      purpose: 'résultat',
    });
    expect((await get<Facts>('/api/guide/call/c-2?language=fr')).number).toBeUndefined();
  });

  it('says when the recipient who is asked for sees patients, by the directory', async () => {
    const { get, tell } = office();
    const always = Object.fromEntries(
      ['1', '2', '3', '4', '5', '6', '7'].map((day) => [day, [{ from: 0, to: 1440 }]]),
    );
    const entry = {
      kind: 'person',
      name: 'Dr Fontanel',
      role: '',
      numbers: [{ label: '', number: '201' }],
      email: '',
      language: '',
      note: '',
      speed: null,
      hours: always,
      absences: [],
      deputy: null,
    };
    expect(tell('directory.save', { id: null, version: 0, entry })).toMatchObject({ ok: true });
    const facts = (number: string) => get<Facts>(`/api/guide/call/c-1?language=fr&recipient=${number}`);
    expect((await facts('201')).consultations).toMatch(/^jusqu'à /);
    expect((await facts('202')).consultations).toBeUndefined();
    expect((await facts('')).consultations).toBeUndefined();
  });

  it.each([
    ['/api/guide?language=de', 400, 'Web_NotValid'],
    ['/api/guide/card?card=constructor', 400, 'Web_NotValid'],
    ['/api/guide/card', 400, 'Web_NotValid'],
    ['/api/guide/difference?card=hold&from=0&to=x', 400, 'Web_NotValid'],
    ['/api/guide/difference?card=hold&from=9&to=0', 404, 'Web_NotFound'],
    ['/api/guide/call/c-1?language=de', 400, 'Web_NotValid'],
  ])('refuses %s with %s', async (path, status, code) => {
    const { rig } = office();
    const response = await rig.app.request(path);
    expect(response.status).toBe(status);
    expect(((await response.json()) as ApiError).code).toBe(code);
  });

  it('lets receptionists read and managers edit', async () => {
    const { rig, post } = office();
    rig.access = { ...rig.access, actorOf: () => ({ id: 'u-2', name: 'Boris', role: 'receptionist' }) };
    expect((await rig.app.request('/api/guide?language=fr')).status).toBe(200);
    expect((await rig.app.request('/api/guide/card?card=hold')).status).toBe(403);
    expect((await post('/api/guide/preview', {})).status).toBe(403);
    expect((await post('/api/tell/guide.publish', {})).status).toBe(403);
    rig.access = { ...rig.access, actorOf: () => ({ id: 'u-3', name: 'Chloé', role: 'technician' }) };
    expect((await rig.app.request('/api/guide?language=fr')).status).toBe(403);
    expect((await post('/api/coach', { text: 'a', language: 'fr' })).status).toBe(403);
  });
});

const french = { lexicon: lexiconForTests };
const marksOf = async (response: Response) =>
  ((await response.json()) as CoachAnswer).marks.map(({ rule }) => rule);

describe('the phrase coach as it is served', { timeout: 30_000 }, () => {
  it('marks French and English, and no words of the caller', async () => {
    const { post } = office(french);
    const ask = async (body: object) => marksOf(await post('/api/coach', body));
    expect(await ask({ text: 'Je vous passe le médecin.', language: 'fr' })).toHaveLength(1);
    expect(await ask({ text: 'No problem.', language: 'en' })).toHaveLength(1);
    expect(await ask({ text: 'Je vous passe le médecin.', language: 'fr', speaker: 'caller' })).toEqual([]);
  });

  it('follows the rules of the house as soon as they are saved', async () => {
    const { post, tell, get } = office(french);
    const text = 'Je vous passe le médecin.';
    const ask = async () => marksOf(await post('/api/coach', { text, language: 'fr' }));
    const [rule] = await ask();
    tell('settings.save', {
      name: 'coachRules',
      value: { allowed: [{ language: 'fr', phrase: 'je vous passe' }] },
    });
    expect(await ask()).toEqual([]);
    tell('settings.save', { name: 'coachRules', value: { off: [rule] } });
    expect(await ask()).toEqual([]);
    const { rules, house } = await get<CoachRules>('/api/coach/rules');
    expect(house.off).toEqual([rule]);
    expect(rules.length).toBeGreaterThan(20);
  });

  it('refuses what is too long, and looks at the beginning of what is long', async () => {
    const { post } = office(french);
    const text = `${'Bonjour. '.repeat(3000)}Pas de souci.`;
    expect(await marksOf(await post('/api/coach', { text, language: 'fr' }))).toEqual([]);
    expect((await post('/api/coach', { text: 'a'.repeat(101 * 1024), language: 'fr' })).status).toBe(413);
    expect((await post('/api/coach', { text: 1, language: 'fr' })).status).toBe(400);
    expect((await post('/api/coach', 'no json')).status).toBe(400);
  });

  it('says so, and writes it into the log, while its list of verb forms cannot be read', async () => {
    const { rig, post } = office();
    const response = await post('/api/coach', { text: 'Bonjour.', language: 'fr' });
    expect(response.status).toBe(503);
    expect(rig.failures.join()).toContain('there is no lexicon here');
    expect((await post('/api/coach', { text: 'Good morning.', language: 'en' })).status).toBe(200);
  });
});
