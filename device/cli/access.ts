import { type Command, InvalidArgumentError } from 'commander';
import type { Language } from '../config/config.ts';
import { ROLES, type Role } from '../register/area/area.ts';
import { ACCESS_WORDS } from './access-words.ts';
import type { ExitCode } from './program.ts';

/** What the commands about users and the audit log need of the command line. */
export interface AccessCli {
  readonly language: Language;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
  /** Path of the configured register; null: the configuration has faults, which were told. */
  readonly registerOf: (configFile: string | undefined) => string | null;
  readonly configHelp: string;
  readonly end: (code: ExitCode) => void;
}

interface AddOptions {
  readonly config?: string;
  readonly name?: string;
  readonly role: Role;
  readonly deputy?: boolean;
}

/** `gardefil user list|add|reset`, `gardefil audit verify`, `gardefil certificate`. */
export function addAccess(program: Command, cli: AccessCli): void {
  const words = ACCESS_WORDS[cli.language];
  const user = program.command('user').description(words.user);
  const configured = (command: Command) => command.option('--config <FILE>', cli.configHelp);

  /** Runs `work` on the configured register; it is loaded only now, for most commands never need it. */
  const onRegister = async (
    config: string | undefined,
    work: (means: typeof import('./access-work.ts'), file: string) => ExitCode,
  ): Promise<void> => {
    const file = cli.registerOf(config);
    cli.end(file === null ? 1 : work(await import('./access-work.ts'), file));
  };

  configured(user.command('list').description(words.list)).action((options: { config?: string }) =>
    onRegister(options.config, (means, file) => means.listUsers(cli, file)),
  );

  configured(user.command('add').description(words.add))
    .argument('<login>', words.login)
    .requiredOption('--role <ROLE>', words.role, roleOption(cli.language))
    .option('--name <NAME>', words.displayName)
    .option('--deputy', words.deputy)
    .action((login: string, { config, name = login, role, deputy = false }: AddOptions) =>
      onRegister(config, (means, file) => means.addUser(cli, file, { login, name, role, deputy })),
    );

  configured(user.command('reset').description(words.reset))
    .argument('<login>', words.login)
    .action((login: string, options: { config?: string }) =>
      onRegister(options.config, (means, file) => means.resetUser(cli, file, login)),
    );

  configured(program.command('audit').description(words.audit).command('verify').description(words.verify))
    .option('--head <HASH>', words.head)
    .action((options: { config?: string; head?: string }) =>
      onRegister(options.config, (means, file) => means.verifyAudit(cli, file, options.head)),
    );

  configured(program.command('certificate').description(words.certificate)).action(
    (options: { config?: string }) =>
      onRegister(options.config, (means, file) => means.showCertificate(cli, file)),
  );
}

function roleOption(language: Language): (text: string) => Role {
  return (text) => {
    const role = ROLES.find((each) => each === text);
    if (role === undefined) throw new InvalidArgumentError(ACCESS_WORDS[language].notARole);
    return role;
  };
}
