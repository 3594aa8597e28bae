import { describe, expect, it } from 'vitest';
import { AREAS } from '../../../device/register/area/areas.ts';
import { memoryFolder } from '../../../device/register/testing/folder.ts';
import { RegisterWriter } from '../../../device/register/writer.ts';
import { type DoorRig, type FakeBrowser, makeDoorRig } from '../testing/door-rig.ts';
import { rightsOf } from './rights.ts';

/**
 * Who may ask what, said a second time and independent of RIGHTS: every route and every command of the register that there
 * is, one a line. A new one needs a line here, or the test fails. `nobody`: whoever is not logged in.
 */
const TABLE = `
                                             receptionist manager technician recipient nobody
GET  /api/me                                      yes       yes      yes        yes      -
POST /api/login                                   yes       yes      yes        yes      yes
POST /api/first-run                               yes       yes      yes        yes      yes
POST /api/password                                yes       yes      yes        yes      yes
POST /api/own-password                            yes       yes      yes        yes      -
POST /api/logout                                  yes       yes      yes        yes      yes
POST /api/stay                                    yes       yes      yes        yes      -
GET  /api/events                                  yes       yes      yes        yes      yes
GET  /api/status                                  yes       yes      yes        yes      -
GET  /api/unit                                    -         yes      yes        -        -
POST /api/command                                 yes       yes      -          -        -
GET  /api/users                                   -         yes      -          -        -
GET  /api/audit                                   -         yes      -          -        -
GET  /api/settings                                yes       yes      -          -        -
GET  /api/register                                yes       yes      -          -        -
GET  /api/register/:call                          yes       yes      -          -        -
GET  /api/register.csv                            -         yes      -          -        -
GET  /api/totals                                  yes       yes      -          -        -
GET  /api/calls                                   yes       yes      -          -        -
GET  /api/figures                                 -         yes      -          -        -
GET  /api/figures.csv                             -         yes      -          -        -
GET  /api/outbox                                  -         yes      yes        -        -
GET  /api/person                                  -         yes      -          -        -
GET  /api/person.json                             -         yes      -          -        -
GET  /api/directory                               yes       yes      -          -        -
GET  /api/directory/known                         yes       yes      -          -        -
GET  /api/directory/deputies                      yes       yes      -          -        -
GET  /api/directory/:id                           yes       yes      -          -        -
GET  /api/directory.csv                           -         yes      -          -        -
GET  /api/directory.vcf                           -         yes      -          -        -
POST /api/directory/read                          -         yes      -          -        -
GET  /api/follow-ups                              yes       yes      -          -        -
GET  /api/follow-ups/closed                       yes       yes      -          -        -
GET  /api/follow-ups/:id                          yes       yes      -          -        -
GET  /api/closings                                yes       yes      -          -        -
GET  /api/messages                                yes       yes      -          -        -
GET  /api/messages/:id                            yes       yes      -          -        -
GET  /api/messages/:id/appointment.ics            yes       yes      -          -        -
GET  /api/my-messages                             yes       yes      yes        yes      -
GET  /api/recipients                              yes       yes      -          -        -
GET  /api/guide                                   yes       yes      -          -        -
GET  /api/guide.md                                yes       yes      -          -        -
GET  /api/guide/call/:call                        yes       yes      -          -        -
GET  /api/guide/card                              -         yes      -          -        -
GET  /api/guide/difference                        -         yes      -          -        -
POST /api/guide/preview                           -         yes      -          -        -
POST /api/guide/import                            -         yes      -          -        -
POST /api/coach                                   yes       yes      -          -        -
GET  /api/coach/rules                             yes       yes      -          -        -
GET  /link/:token                                 yes       yes      yes        yes      yes
POST /link/:token/open                            yes       yes      yes        yes      yes
POST /link/:token/acknowledge                     yes       yes      yes        yes      yes
tell settings.save                                -         yes      -          -        -
tell users.add                                    -         yes      -          -        -
tell users.change                                 -         yes      -          -        -
tell users.disable                                -         yes      -          -        -
tell users.reset                                  -         yes      -          -        -
tell access.firstManager                          -         -        -          -        -
tell access.setPassword                           -         -        -          -        -
tell access.changePassword                        -         -        -          -        -
tell access.login                                 -         -        -          -        -
tell access.logout                                -         -        -          -        -
tell access.stolen                                -         -        -          -        -
tell access.failedLogins                          -         -        -          -        -
tell access.looked                                -         -        -          -        -
tell call.setReason                               yes       yes      -          -        -
tell call.setNote                                 yes       yes      -          -        -
tell call.flag                                    yes       yes      -          -        -
tell call.setOutcome                              yes       yes      -          -        -
tell directory.save                               yes       yes      -          -        -
tell directory.remove                             -         yes      -          -        -
tell directory.check                              -         yes      -          -        -
tell directory.import                             -         yes      -          -        -
tell followUp.promise                             yes       yes      -          -        -
tell followUp.take                                yes       yes      -          -        -
tell followUp.giveBack                            yes       yes      -          -        -
tell followUp.finish                              yes       yes      -          -        -
tell followUp.reopen                              yes       yes      -          -        -
tell followUp.postpone                            yes       yes      -          -        -
tell day.close                                    yes       yes      -          -        -
tell message.save                                 yes       yes      -          -        -
tell message.add                                  yes       yes      -          -        -
tell message.told                                 yes       yes      -          -        -
tell message.discard                              yes       yes      -          -        -
tell message.see                                  yes       yes      yes        yes      -
tell message.acknowledge                          yes       yes      yes        yes      -
tell messageLink.open                             -         -        -          -        -
tell messageLink.acknowledge                      -         -        -          -        -
tell guide.saveDraft                              -         yes      -          -        -
tell guide.dropDraft                              -         yes      -          -        -
tell guide.publish                                -         yes      -          -        -
tell guide.restore                                -         yes      -          -        -
tell guide.import                                 -         yes      -          -        -
tell outbox.resend                                -         yes      -          -        -
tell outbox.putAside                              -         yes      -          -        -
tell person.erase                                 -         yes      -          -        -
`;

const WHO = ['receptionist', 'manager', 'technician', 'recipient', 'nobody'] as const;
type Who = (typeof WHO)[number];
/** Who is allowed, by what is asked. */
type Allowed = Readonly<Record<string, string>>;

function agreed(): Allowed {
  const [, ...lines] = TABLE.trim().split('\n');
  return Object.fromEntries(
    lines.map((line) => {
      const [how = '', what = '', ...cells] = line.split(/ +/);
      return [`${how} ${what}`, WHO.filter((_, at) => cells[at] === 'yes').join(' ')];
    }),
  );
}

/** Every route of the web server but the page's own files, and every command of the register. */
function everything(rig: DoorRig): string[] {
  const routes = rig.app.routes.flatMap(({ method, path }) =>
    method === 'ALL' || path === '/*' || path === '/api/tell/:command' ? [] : [`${method} ${path}`],
  );
  return [...routes, ...commandsOfRegister().map((command) => `tell ${command}`)];
}

function commandsOfRegister(): string[] {
  const names: string[] = [];
  const areas = AREAS.map((open): typeof open => (means) => {
    const area = open(means);
    names.push(...Object.keys(area.commands ?? {}));
    return area;
  });
  new RegisterWriter(`${memoryFolder()}/register.db`, { session: 's1', boot: 'b1' }, { areas }).close();
  return names;
}

async function everybody(rig: DoorRig): Promise<Record<Who, FakeBrowser>> {
  const browsers = WHO.map(async (who) => {
    const browser = rig.browser();
    browser.address = who;
    if (who !== 'nobody') {
      await rig.add(who, who);
      expect((await browser.logIn(who)).status).toBe(200);
    }
    return [who, browser] as const;
  });
  return Object.fromEntries(await Promise.all(browsers)) as Record<Who, FakeBrowser>;
}

/** Whatever else the answer is: allowed is what was neither refused (401, 403) nor is no command at all (404). */
async function isAllowed(browser: FakeBrowser, asked: string): Promise<boolean> {
  const [how, what = ''] = asked.split(' ');
  const path = how === 'tell' ? `/api/tell/${what}` : what.replace(/:\w+/g, 's1-1');
  const response = how === 'GET' ? await browser.get(path) : await browser.post(path, null);
  await response.body?.cancel();
  return ![401, 403, ...(how === 'tell' ? [404] : [])].includes(response.status);
}

describe('the rights', () => {
  it('are those of the table, for every route and every command that there is', async () => {
    const rig = makeDoorRig();
    const browsers = await everybody(rig);
    // Last, for nobody is logged in afterwards.
    const asked = everything(rig).sort(
      (a, b) => Number(a.endsWith('/logout')) - Number(b.endsWith('/logout')),
    );
    const found: Record<string, string> = {};
    for (const what of asked) {
      const answers = await Promise.all(WHO.map((who) => isAllowed(browsers[who], what)));
      found[what] = WHO.filter((_, at) => answers[at]).join(' ');
    }
    expect(found).toEqual(agreed());
  });

  it('that the page is told are those that the server goes by', async () => {
    const commands = commandsOfRegister();
    for (const role of ['receptionist', 'manager', 'technician', 'recipient'] as const) {
      const told = rightsOf(role).filter((right) => commands.includes(right));
      const allowed = Object.entries(agreed()).flatMap(([what, who]) =>
        what.startsWith('tell ') && who.split(' ').includes(role) ? [what.slice(5)] : [],
      );
      expect([role, [...told].sort()]).toEqual([role, allowed.sort()]);
    }
  });

  it.each(['access.nothing', 'toString', '__proto__', 'constructor'])(
    'are nobody’s for a command that is none: %s',
    async (command) => {
      const rig = makeDoorRig();
      const browsers = await everybody(rig);
      const before = rig.audit().length;
      expect((await browsers.manager.tell(command, null)).status).toBe(404);
      expect(rig.audit().length).toBe(before);
    },
  );
});
