import * as v from 'valibot';
import { type AreaMeans, type By, command, givenId, type OpenArea } from '../area/area.ts';
import { type CommandFault, CommandRefused } from '../area/refused.ts';
import { checkEntries } from './check-entries.ts';
import { type EntryFields, entryFields, MOST_IMPORTED } from './directory.ts';
import { type FlatEntry, writingStatements } from './entry-statements.ts';
import { folded } from './fold.ts';
import { houseCountry } from './house-country.ts';
import { tailOf } from './number.ts';
import { tailsFor } from './tails.ts';

const version = v.pipe(v.number(), v.integer(), v.minValue(0));
const save = v.strictObject({ id: v.nullable(givenId), version, entry: entryFields });
const remove = v.strictObject({ id: givenId, version });
const many = v.maxLength<unknown[], number, string>(MOST_IMPORTED, `at most ${MOST_IMPORTED} entries`);
const check = v.strictObject({ entries: v.pipe(v.array(v.unknown()), many) });
const changedEntry = v.strictObject({ id: givenId, version, entry: entryFields });
const importing = v.strictObject({
  entries: v.pipe(v.array(entryFields), v.maxLength(MOST_IMPORTED, `at most ${MOST_IMPORTED} entries`)),
  changed: v.optional(v.pipe(v.array(changedEntry), v.maxLength(MOST_IMPORTED)), []),
});

/** Keeps the directory; its numbers are known by their tails, whatever notation they were typed in. */
export const directoryArea: OpenArea = ({ db, newId }: AreaMeans) => {
  const run = writingStatements(db);
  const country = houseCountry(db);
  const workOutTails = tailsFor(db);

  function put(id: string, entry: EntryFields, next: number, { actor, moment }: By): void {
    const { numbers, hours, absences, ...flat } = entry;
    run.put.run({
      ...flat,
      id,
      version: next,
      hours: hours && JSON.stringify(hours),
      absences: JSON.stringify(absences),
      folded: folded(entry.name, entry.role),
      changed: moment.wall,
      changedBy: actor.id,
    });
    run.dropNumbers.run(id);
    for (const [position, { label, number }] of numbers.entries())
      run.putNumber.run(id, position, label, number, tailOf(number, country()) ?? '');
  }

  /** What only the directory itself can say of an entry's fields. */
  function ownFaults(id: string | null, { deputy, speed, numbers }: EntryFields): CommandFault[] {
    const faults: CommandFault[] = [];
    if (deputy !== null && (deputy === id || run.version.get(deputy) === undefined))
      faults.push({ path: 'entry.deputy', allowed: 'another entry of the directory' });
    const holder = speed === null ? undefined : run.bySpeed.get(speed);
    if (holder !== undefined && holder.id !== id)
      faults.push({ path: 'entry.speed', allowed: `a speed key that no other entry has: ${holder.name}` });
    // The key would bear a name and call somebody else.
    if (speed !== null && numbers.length === 0)
      faults.push({ path: 'entry.numbers.0.number', allowed: 'a number of 1 to 20 digits' });
    return faults;
  }

  function seen(id: string, version: number): FlatEntry {
    const kept = run.one.get(id);
    if (kept === undefined) throw refused('NoSuchEntry', 'this entry is not in the directory any more');
    if (kept.version !== version)
      throw refused('Changed', 'somebody else has changed this entry since: look at it, then save again');
    return kept;
  }

  return {
    commands: {
      'directory.save': command(
        save,
        ({ id, version, entry }, by) => {
          if (id !== null) seen(id, version);
          const faults = ownFaults(id, entry);
          if (faults.length > 0)
            throw new CommandRefused('Register_NotValid', 'the entry has faults: see each field', faults);
          const saved = { id: id ?? newId('c'), version: version + 1 };
          put(saved.id, entry, saved.version, by);
          return saved;
        },
        (_, { id }) => ({ record: id }),
      ),
      'directory.remove': command(
        remove,
        ({ id, version }) => {
          seen(id, version);
          run.freeDeputies.run(id);
          run.remove.run(id);
          return null;
        },
        ({ id }) => ({ record: id }),
      ),
      // It says who of a file is known already.
      'directory.check': command(
        check,
        ({ entries }) => checkEntries(entries, { run, tailOf: (number) => tailOf(number, country()) ?? '' }),
        ({ entries }) => ({ kind: 'look', count: entries.length }),
      ),
      'directory.import': command(
        importing,
        ({ entries, changed }, by) => {
          // Speed keys and deputies name places and entries of this unit: no file can know them.
          for (const entry of entries) put(newId('c'), { ...entry, speed: null, deputy: null }, 1, by);
          for (const { id, version, entry } of changed) {
            const { speed, deputy } = seen(id, version);
            put(id, { ...entry, speed, deputy }, version + 1, by);
          }
          return entries.length + changed.length;
        },
        (_, count) => ({ count }),
      ),
    },
    onMinute: () => workOutTails(country()),
  };
};

function refused(reason: string, message: string): CommandRefused {
  return new CommandRefused(`Directory_${reason}`, message);
}
