import { describe, expect, it } from 'vitest';
import { monday, Office } from '../follow-up/testing/office.ts';
import { callEnded, callStarted } from '../testing/facts.ts';
import type { MessageKind } from './message.ts';
import { person, sending } from './testing/forms.ts';
import { houseWithDoctor } from './testing/house.ts';

describe('an aggressive call', () => {
  const flag = (rig: Office, on = true) =>
    rig.fact({ type: 'callFlagged', call: 's1-1', flag: 'aggressive', on });
  const kindOf = (message: { kind: MessageKind } | undefined) => message?.kind;

  it('writes the message to the doctor by itself, with what is known, and says what is missing', () => {
    const { rig, to, open, one } = houseWithDoctor();
    rig.call('s1-1', 'satisfied');
    rig.done('message.save', sending('other', { ...to, call: 's1-1' }));
    flag(rig);
    const message = open().find(({ kind }) => kind === 'aggressive');
    expect(message).toMatchObject({ name: 'Dr Lambert', number: '0199001234', state: 'sent', call: 's1-1' });
    expect(one(message?.id ?? '')?.details).toEqual({ missing: ['caller', 'note'] });
  });

  it('goes to the person to whom the caller was to be put through', () => {
    const { rig, open } = houseWithDoctor();
    const entry = person({ name: 'Dr Fabre', numbers: [{ label: '', number: '+33 1 99 00 00 21' }] });
    rig.done('directory.save', { id: null, version: 0, entry });
    rig.call('s1-1', null);
    const peer = { number: '0199000021', name: null };
    rig.fact({ ...callStarted('s1-2'), direction: 'outgoing', peer, consultationFor: 's1-1' });
    flag(rig);
    expect(open()).toMatchObject([{ name: 'Dr Fabre' }]);
  });

  it('goes to the process owner when nobody knows which doctor it was for', () => {
    const { rig, open, one } = houseWithDoctor();
    rig.call('s1-1', null);
    rig.done('call.setNote', { call: 's1-1', note: 'A crié', version: 0 });
    flag(rig);
    expect(open()).toMatchObject([{ name: 'Mme Roche', text: 'A crié' }]);
    expect(one(open()[0]?.id ?? '')?.details).toEqual({ missing: ['doctor', 'caller'] });
  });

  it('is written once, taken back with the flag while nobody has seen it, and written again with it', () => {
    const { rig, open } = houseWithDoctor();
    rig.call('s1-1', null);
    flag(rig);
    flag(rig);
    expect(open().map(kindOf)).toEqual(['aggressive']);
    flag(rig, false);
    expect(open()).toEqual([]);
    flag(rig);
    expect(open().map(kindOf)).toEqual(['aggressive']);
  });

  it('says what is noted later, and whom the caller was put through to later, while nobody has seen it', () => {
    const { rig, open, one } = houseWithDoctor();
    const entry = person({ name: 'Dr Fabre', numbers: [{ label: '', number: '+33 1 99 00 00 21' }] });
    rig.done('directory.save', { id: null, version: 0, entry });
    rig.fact({ ...callStarted('s1-1'), peer: { number: '0199001234', name: null } });
    flag(rig);
    expect(open()).toMatchObject([{ name: 'Mme Roche', text: '' }]);
    const peer = { number: '0199000021', name: null };
    rig.fact({ ...callStarted('s1-2'), direction: 'outgoing', peer, consultationFor: 's1-1' });
    rig.fact(callEnded('s1-2'));
    rig.fact(callEnded('s1-1'));
    expect(open()).toMatchObject([{ name: 'Dr Fabre', text: '' }]);
    rig.done('call.setNote', { call: 's1-1', note: 'A crié', version: 0 });
    expect(open()).toMatchObject([{ name: 'Dr Fabre', text: 'A crié' }]);
    expect(one(open()[0]?.id ?? '')?.details).toEqual({ missing: ['caller'] });
  });

  it('goes to the recipient of a message that is written of that call later', () => {
    const { rig, to, open } = houseWithDoctor();
    rig.call('s1-1', null);
    flag(rig);
    rig.done('message.save', sending('other', { ...to, call: 's1-1' }));
    expect(open().map(({ kind, name }) => [kind, name])).toContainEqual(['aggressive', 'Dr Lambert']);
  });

  it('names the caller as the directory does', () => {
    const { rig, open, one } = houseWithDoctor();
    const numbers = [{ label: '', number: '01 99 00 12 34' }];
    const entry = person({ kind: 'caller', name: 'M. Colin', numbers });
    rig.done('directory.save', { id: null, version: 0, entry });
    rig.call('s1-1', null);
    flag(rig);
    expect(open()).toMatchObject([{ caller: 'M. Colin' }]);
    expect(one(open()[0]?.id ?? '')?.details).toEqual({ missing: ['doctor', 'note'] });
  });

  it('stays as it is where nothing new is known, or somebody has written it', () => {
    const { rig, open, one } = houseWithDoctor();
    rig.fact({ ...callStarted('s1-1'), peer: { number: '0199001234', name: null } });
    flag(rig);
    rig.now = monday(11);
    rig.fact(callEnded('s1-1'));
    const [message] = open();
    if (message === undefined) throw new Error('there is no message');
    expect(one(message.id)?.events).toHaveLength(2);
    const written = { name: 'Mme Roche', caller: 'M. Colin', text: 'Il a menacé Anne' };
    const form = { ...sending('other', written), kind: 'aggressive', details: { missing: [] } };
    rig.done('message.save', { ...form, draft: 'aggressive:s1-1', version: message.version, call: 's1-1' });
    rig.done('call.setNote', { call: 's1-1', note: 'A crié', version: 0 });
    expect(open()).toMatchObject([{ text: 'Il a menacé Anne' }]);
  });

  it('stays once it was seen', () => {
    const { rig, owner, open } = houseWithDoctor();
    rig.call('s1-1', null);
    flag(rig);
    rig.done('message.see', { id: open()[0]?.id }, owner);
    flag(rig, false);
    expect(open()).toMatchObject([{ state: 'seen' }]);
  });

  it('is not lost in a house without any manager: it is open, and becomes a follow-up', () => {
    const rig = new Office();
    rig.call('s1-1', null);
    flag(rig);
    rig.writer.minute(monday(12));
    expect(rig.open).toMatchObject([{ kind: 'message' }]);
  });
});
