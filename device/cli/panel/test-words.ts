import type { Language } from '../../config/config.ts';
import type { Colour, Detail, Verdict } from './plan.ts';

/** What `gardefil panel test` says. */
export interface TestWords {
  readonly looking: (driver: string, port: string | null) => string;
  readonly connected: string;
  readonly notConnected: string;
  readonly saidOfIt: string;
  readonly howTo: string;
  readonly jig: string;
  readonly askLamp: (lamp: string, colour: Colour | null) => string;
  readonly askBuzzer: string;
  readonly askKey: (key: string) => string;
  readonly wasKey: (key: string) => string;
  readonly askHookUp: string;
  readonly askHookDown: string;
  readonly partLine: (part: string, colour: Colour | null, verdict: string) => string;
  readonly notOnJig: (parts: string) => string;
  readonly verdictLine: (verdict: Verdict, detail: Detail | null, other: string | null) => string;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly colours: Readonly<Record<Colour, string>>;
  readonly heading: readonly [part: string, verdict: string, why: string];
  readonly why: (detail: Detail | null, other: string | null) => string;
  readonly passed: string;
  readonly notPassed: (failed: number, open: number) => string;
  readonly noRealPanel: (file: string) => string;
  readonly noTerminal: string;
  readonly noSuchKey: (key: string, allowed: string) => string;
}

const EN_DETAILS: Readonly<Record<Detail, string>> = {
  notSeen: 'not seen or heard: look at its wire, its resistor, which way round it is',
  noAnswer: 'nobody answered in time',
  notPressed: 'no press came: look at its wire, its ground, its pull-up',
  notReleased: 'it stays closed: is it stuck, is its pull-up there?',
  otherContact: 'another one answered',
  notMoved: 'the hook did not move: look at its contact and hook_closed_when',
  lost: 'the panel was lost: look at its cable',
  ended: 'the test was ended before',
  notOnJig: 'not on the jig',
};

const FR_DETAILS: Readonly<Record<Detail, string>> = {
  notSeen: 'ni vu ni entendu : vérifiez son fil, sa résistance, son sens',
  noAnswer: 'personne n’a répondu à temps',
  notPressed: 'aucun appui reçu : vérifiez son fil, sa masse, sa résistance de rappel',
  notReleased: 'reste fermé : est-elle bloquée, la résistance de rappel est-elle là ?',
  otherContact: 'un autre a répondu',
  notMoved: 'le crochet n’a pas bougé : vérifiez son contact et hook_closed_when',
  lost: 'panneau perdu : vérifiez son câble',
  ended: 'l’essai a été arrêté avant',
  notOnJig: 'pas sur le banc',
};

/** French sets a space before its colon. */
type Colon = ': ' | ' : ';

const why =
  (details: Readonly<Record<Detail, string>>, colon: Colon) =>
  (detail: Detail | null, other: string | null) =>
    [detail && details[detail], other].filter(Boolean).join(colon);

const en: TestWords = {
  looking: (driver, port) => `Looking for the ${driver} panel${port ? ` on ${port}` : ''} ...`,
  connected: 'The panel answers.',
  notConnected: 'The panel does not answer: nothing was tested.',
  saidOfIt: 'The driver says:',
  howTo: 'Answer y (yes) or n (no); r shows it again, s skips, q ends. Keys and hook: just use them.',
  jig: 'Loopback: each lamp and the buzzer close one contact of the jig.',
  askLamp: (lamp, colour) => `Lamp ${lamp}${colour ? ` in ${colour}` : ''}: is it lit, and steady? y/n`,
  askBuzzer: 'Buzzer: does it sound (two beeps, again and again)? y/n',
  askKey: (key) => `Press the key ${key} and let it go.`,
  wasKey: (key) => `That was ${key}.`,
  askHookUp: 'Lift the handset.',
  askHookDown: 'Put the handset down.',
  partLine: (part, colour, verdict) => `  ${part}${colour ? ` (${en.colours[colour]})` : ''}: ${verdict}`,
  notOnJig: (parts) => `Not on the jig, to be tried by hand: ${parts}`,
  verdictLine: (verdict, detail, other) =>
    [en.verdicts[verdict], why(EN_DETAILS, ': ')(detail, other)].filter(Boolean).join(': '),
  verdicts: { ok: 'ok', failed: 'FAILED', skipped: 'skipped', notTested: 'not tested' },
  colours: { amber: 'amber', red: 'red' },
  heading: ['part', 'verdict', 'why'],
  why: why(EN_DETAILS, ': '),
  passed: 'Passed: the panel may go out.',
  notPassed: (failed, open) => `Not passed: ${failed} failed, ${open} not tested.`,
  noRealPanel: (file) =>
    `${file} names the panel that is drawn on the page (panel.driver = "virtual"): there is nothing to test. Set panel.driver, see device/config/README.md.`,
  noTerminal:
    'Nobody can answer here: this is no terminal. Run it in one, or with --loopback on a bench jig, or with --json and the answers (y, n, s, r, q) on its standard input.',
  noSuchKey: (key, allowed) => `--keys: the panel has no key "${key}". It has: ${allowed}`,
};

const fr: TestWords = {
  looking: (driver, port) => `Recherche du panneau ${driver}${port ? ` sur ${port}` : ''} ...`,
  connected: 'Le panneau répond.',
  notConnected: 'Le panneau ne répond pas : rien n’a été essayé.',
  saidOfIt: 'Le pilote dit :',
  howTo:
    'Répondez o (oui) ou n (non) ; r montre encore, s saute, q arrête. Touches et crochet : servez-vous-en, tout simplement.',
  jig: 'Bouclage : chaque voyant et le ronfleur ferment un contact du banc.',
  askLamp: (lamp, colour) =>
    `Voyant ${lamp}${colour ? ` en ${fr.colours[colour]}` : ''} : est-il allumé, sans clignoter ? o/n`,
  askBuzzer: 'Ronfleur : sonne-t-il (deux bips, encore et encore) ? o/n',
  askKey: (key) => `Appuyez sur la touche ${key}, puis relâchez-la.`,
  wasKey: (key) => `C’était ${key}.`,
  askHookUp: 'Décrochez le combiné.',
  askHookDown: 'Raccrochez le combiné.',
  partLine: (part, colour, verdict) => `  ${part}${colour ? ` (${fr.colours[colour]})` : ''} : ${verdict}`,
  notOnJig: (parts) => `Pas sur le banc, à essayer à la main : ${parts}`,
  verdictLine: (verdict, detail, other) =>
    [fr.verdicts[verdict], why(FR_DETAILS, ' : ')(detail, other)].filter(Boolean).join(' : '),
  verdicts: { ok: 'bon', failed: 'ÉCHEC', skipped: 'sauté', notTested: 'pas essayé' },
  colours: { amber: 'orange', red: 'rouge' },
  heading: ['partie', 'verdict', 'pourquoi'],
  why: why(FR_DETAILS, ' : '),
  passed: 'Réussi : le panneau peut partir.',
  notPassed: (failed, open) => `Pas réussi : ${failed} en échec, ${open} pas essayé(s).`,
  noRealPanel: (file) =>
    `${file} nomme le panneau dessiné sur la page (panel.driver = "virtual") : il n’y a rien à essayer. Réglez panel.driver, voir device/config/README.md.`,
  noTerminal:
    'Personne ne peut répondre ici : ce n’est pas un terminal. Lancez-le dans un terminal, ou avec --loopback sur un banc, ou avec --json et les réponses (o, n, s, r, q) sur son entrée standard.',
  noSuchKey: (key, allowed) => `--keys : le panneau n’a pas de touche « ${key} ». Il a : ${allowed}`,
};

export const TEST_WORDS: Readonly<Record<Language, TestWords>> = { en, fr };
