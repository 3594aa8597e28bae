import { describe, expect, it } from 'vitest';
import type { Fact } from '../../desk/facts.ts';
import { Rig } from '../../desk/testing/rig.ts';
import { allKept, debrief, keptShare } from './debrief.ts';
import { lengthOf, sentenceOf } from './debrief-words.ts';
import type { ScenarioId, SpokenLanguage } from './scenario.ts';
import { SCENARIOS } from './scenarios.ts';

/** The real desk plays; the modelled line names its calls by the number that rings. */
function factsOf(rig: Rig): readonly Fact[] {
  return rig.facts.map((fact) =>
    fact.type === 'callStarted' && fact.direction === 'incoming'
      ? { ...fact, peer: { ...fact.peer, number: fact.lineCall } }
      : fact,
  );
}

function findings(rig: Rig, id: ScenarioId) {
  return debrief(SCENARIOS[id], factsOf(rig));
}

/** Each finding as `rule verdict: sentence`, with plain spaces. */
function told(rig: Rig, id: ScenarioId, language: SpokenLanguage = 'en'): readonly string[] {
  return findings(rig, id).map((finding) => {
    const sentence = sentenceOf(finding, language).replace(/\u202f/gu, ' ');
    return `${finding.rule} ${finding.verdict}: ${sentence}`;
  });
}

/** The caller of that scenario rings, and is answered so many ms later. */
function answered(id: ScenarioId, after = 4_000): Rig {
  const rig = Rig.ready();
  rig.rings(SCENARIOS[id].number);
  rig.wait(after);
  rig.hook('up');
  return rig;
}

describe('the debrief of an ordinary call', () => {
  it('is empty before the caller rings', () => {
    expect(findings(Rig.ready(), 'appointment')).toEqual([]);
    expect(keptShare([])).toBeNull();
    expect(allKept([])).toBe(false);
  });

  it('A1: says how long it rang, while the call goes on', () => {
    expect(told(answered('appointment'), 'appointment')).toEqual([
      'A1 kept: Answered after ringing for 4 s.',
    ]);
    expect(told(answered('appointment', 21_000), 'appointment')).toEqual([
      'A1 broken: Answered after ringing for 21 s; this exercise asks for less than 15 s.',
    ]);
  });

  it('A1: says when nobody answered', () => {
    const rig = Rig.ready();
    rig.rings(SCENARIOS.appointment.number);
    expect(findings(rig, 'appointment')).toMatchObject([{ verdict: 'open' }]);
    rig.wait(30_000);
    rig.ends(SCENARIOS.appointment.number);
    expect(told(rig, 'appointment')).toEqual(['A1 broken: Nobody answered: pick up within 15 s.']);
    expect(told(rig, 'appointment', 'fr')).toEqual([
      'A1 broken: Personne n’a décroché : on décroche avant 15 s.',
    ]);
  });

  it('A8: leaves the outcome open after the call until it is noted, and then is content', () => {
    const rig = answered('appointment');
    rig.wait(60_000);
    rig.hook('down');
    expect(told(rig, 'appointment').at(-1)).toBe(
      'A8 open: The outcome of the call is not noted yet. Here: “satisfied”.',
    );
    expect(allKept(findings(rig, 'appointment'))).toBe(false);
    rig.press('satisfied');
    expect(told(rig, 'appointment')).toEqual([
      'A1 kept: Answered after ringing for 4 s.',
      'A8 kept: Outcome noted: “satisfied”.',
    ]);
    expect(allKept(findings(rig, 'appointment'))).toBe(true);
    expect(keptShare(findings(rig, 'appointment'))).toBe(1);
  });

  it('is not misled by the calls of others', () => {
    const rig = answered('appointment');
    rig.press('hold');
    rig.wait(1_000);
    rig.holds('0199009999');
    rig.wait(200_000);
    expect(told(rig, 'appointment').join('\n')).not.toContain('0199009999');
  });
});

describe('the debrief of a wait (rules A9 and A13)', () => {
  it('tells each check-in with its times: early, on time, and the way that was taken', () => {
    const rig = answered('recipientBusy');
    rig.press('hold');
    rig.wait(28_000);
    rig.press('hold');
    rig.wait(5_000);
    rig.press('hold');
    rig.wait(62_000);
    rig.press('hold');
    rig.wait(4_000);
    rig.press('message');
    rig.hook('down');
    expect(told(rig, 'recipientBusy')).toEqual([
      'A1 kept: Answered after ringing for 4 s.',
      'A13 kept: Check-in 1 with Mme Nadège Ferrand, due after 30 s: made 2 s early.',
      'A9 kept: Check-in 1 with Mme Nadège Ferrand: the answer is noted (“wait”).',
      'A13 kept: Check-in 2 with Mme Nadège Ferrand, due after 1 min 00 s: made on time, 2 s after the cue.',
      'A9 kept: Check-in 2 with Mme Nadège Ferrand: the answer is noted (“message”).',
      'A8 kept: Outcome noted: “message”.',
      'A15 told: Still to do: pass on Mme Nadège Ferrand’s message and make sure that it has arrived.',
    ]);
    expect(allKept(findings(rig, 'recipientBusy'))).toBe(true);
  });

  it('tells the late and the missed ones, in French too', () => {
    const rig = answered('recipientBusy');
    rig.press('hold');
    rig.wait(100_000);
    rig.press('hold');
    rig.wait(3_000);
    expect(told(rig, 'recipientBusy', 'fr')).toEqual([
      'A1 kept: Décroché après 4 s de sonnerie.',
      'A13 broken: Reprise 1 de Mme Nadège Ferrand, prévue après 30 s : manquée, personne n’a repris la ligne.',
      'A13 broken: Reprise 2 de Mme Nadège Ferrand, prévue après 1 min 00 s : faite avec 10 s de retard.',
      'A9 open: Reprise 2 de Mme Nadège Ferrand : aucune des trois réponses n’est notée (1 patienter, 2 message, 3 à rappeler).',
    ]);
  });

  it('says that a caller gave up whom nobody spoke to', () => {
    const rig = answered('recipientBusy');
    rig.press('hold');
    rig.wait(80_000);
    rig.ends(SCENARIOS.recipientBusy.number);
    expect(told(rig, 'recipientBusy').slice(1)).toEqual([
      'A13 broken: Check-in 1 with Mme Nadège Ferrand, due after 30 s: missed, nobody took the line back.',
      'A13 broken: Mme Nadège Ferrand hung up while waiting, without a word for too long.',
      'A8 broken: Outcome noted: “abandoned”; here rather “message”.',
    ]);
  });

  it('does not reproach a check-in that never came due', () => {
    const rig = answered('recipientBusy');
    rig.press('hold');
    rig.wait(10_000);
    rig.ends(SCENARIOS.recipientBusy.number);
    expect(findings(rig, 'recipientBusy').filter(({ rule }) => rule === 'A13')).toEqual([]);
  });
});

describe('the debrief of a call that was cut short', () => {
  const hungUpAfter = (id: ScenarioId, unsaid: number) => {
    const rig = answered(id);
    rig.press('message');
    rig.hook('down');
    return debrief(SCENARIOS[id], factsOf(rig), unsaid).map((finding) => [
      finding.verdict,
      sentenceOf(finding, 'en'),
    ]);
  };

  it('says that the exercise was none: too few check-ins, a caller who was not heard out', () => {
    expect(hungUpAfter('recipientBusy', 2).slice(1, 3)).toEqual([
      ['broken', 'This exercise asks for at least 2 check-ins before the call is settled; there were 0.'],
      ['broken', 'Mme Nadège Ferrand had more to say when the call was cut off.'],
    ]);
    expect(hungUpAfter('appointment', 0).join()).not.toContain('more to say');
  });

  it('B6: a sales call may be ended at any time', () => {
    expect(hungUpAfter('sales', 3).join()).not.toContain('more to say');
  });

  it('does not blame the desk for a caller who leaves or is put through', () => {
    const rig = answered('recipientBusy');
    rig.ends(SCENARIOS.recipientBusy.number);
    expect(debrief(SCENARIOS.recipientBusy, factsOf(rig), 3).map(({ about }) => about)).toEqual([
      'answered',
      'outcome',
    ]);
  });
});

describe('the debrief of special callers', () => {
  it('B5: both callers have their own clock, and the second one was answered', () => {
    const { number, meanwhile } = SCENARIOS.hesitant;
    const other = meanwhile?.script.number ?? '';
    const rig = answered('hesitant');
    rig.press('hold');
    rig.wait(6_000);
    rig.rings(other);
    rig.wait(2_000);
    expect(told(rig, 'hesitant').at(-1)).toBe(
      'B5 open: M. Inigo Malherbe rang during the wait and was not answered.',
    );
    rig.press('line2');
    rig.wait(12_000);
    rig.ends(other);
    rig.press('hold');
    rig.wait(4_000);
    expect(rig.call(number).state).toBe('talking');
    expect(told(rig, 'hesitant').slice(1)).toEqual([
      'A13 kept: Check-in 1 with M. Sylvain Corbière, due after 30 s: made 10 s early.',
      expect.stringContaining('A9 open'),
      'B5 kept: M. Inigo Malherbe rang during the wait and was answered: each has their own clock.',
    ]);
  });

  it('B6: a sales call is commercial, and nothing else', () => {
    const rig = answered('sales');
    rig.ends(SCENARIOS.sales.number);
    expect(told(rig, 'sales').at(-1)).toBe(
      'B6 open: The outcome of the call is not noted yet. Here: “commercial”.',
    );
    const { call } = rig.of('callStarted')[0] ?? { call: '' };
    rig.ask({ type: 'setOutcome', call, outcome: 'satisfied' });
    expect(told(rig, 'sales').at(-1)).toBe(
      'B6 broken: Outcome noted: “satisfied”; here rather “commercial”.',
    );
    rig.ask({ type: 'setOutcome', call, outcome: 'commercial' });
    expect(allKept(findings(rig, 'sales'))).toBe(true);
  });

  it('B13: the doctor learns of an aggressive caller, who is called back the same day', () => {
    const rig = answered('aggressive');
    rig.press('satisfied');
    rig.hook('down');
    expect(told(rig, 'aggressive').slice(1)).toEqual([
      'A8 broken: Outcome noted: “satisfied”; here rather “call back”.',
      'B13 broken: The doctor is always told of an aggressive call: mark the call, or note a message or a call back.',
    ]);
    rig.press('callBack');
    expect(told(rig, 'aggressive', 'fr').slice(1)).toEqual([
      'A8 kept: Issue notée : « à rappeler ».',
      'B13 kept: Le médecin sera informé de cet appel difficile.',
      'A15 told: Il reste à rappeler M. Armand Castaing aujourd’hui même.',
    ]);
  });

  it('B13: the doctor learns of a call that is marked as aggressive, and not of one that is no longer', () => {
    const rig = answered('aggressive');
    const { call } = rig.of('callStarted')[0] ?? { call: '' };
    rig.hook('down');
    const marked = (on: boolean): Fact => ({
      ...{ type: 'callFlagged', call, flag: 'aggressive', on },
      ...{ sequence: 0, moment: rig.moment },
    });
    const last = (facts: readonly Fact[]) => debrief(SCENARIOS.aggressive, facts).at(-1);
    const facts = factsOf(rig);
    expect(last([...facts, marked(true)])).toMatchObject({ rule: 'B13', verdict: 'kept', told: true });
    expect(last([...facts, marked(true), marked(false)])).toMatchObject({ verdict: 'open', told: false });
  });

  it('A12: a caller who was put through is well served, unless they sell something', () => {
    const toDoctor = (id: ScenarioId) => {
      const rig = answered(id);
      rig.press('speed1');
      rig.press('transfer');
      rig.answers('out1');
      rig.hook('down');
      return told(rig, id);
    };
    expect(toDoctor('elderly')).toContain('A8 kept: Outcome noted: “transferred”.');
    expect(toDoctor('elderly')).toContain('A12 told: The call was transferred to 21.');
    expect(toDoctor('sales')).toContain('B6 broken: Outcome noted: “transferred”; here rather “commercial”.');
  });
});

describe('lengths', () => {
  it('are whole seconds, with minutes from one on', () => {
    const plain = (ms: number) => lengthOf(ms).replace(/\u202f/gu, ' ');
    expect([400, -2_000, 59_400, 60_000, 125_000].map(plain)).toEqual([
      '0 s',
      '2 s',
      '59 s',
      '1 min 00 s',
      '2 min 05 s',
    ]);
  });
});
