import { access, chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** util-linux has it, on Debian and Raspberry Pi OS always. */
const SETPRIV = '/usr/bin/setpriv';

/**
 * Writes a script that starts `binary` so that it dies with its parent, however that ends, kill -9 included; gives the
 * script's path. The kernel sees to it (PR_SET_PDEATHSIG); where setpriv is missing, a shell looks twice a second.
 */
export async function leash(binary: string, folder: string, setpriv: string = SETPRIV): Promise<string> {
  const bySetpriv = await access(setpriv).then(
    () => true,
    () => false,
  );
  const script = join(folder, 'leashed-baresip');
  await mkdir(folder, { recursive: true });
  await writeFile(script, bySetpriv ? kernelLeash(binary, setpriv) : shellLeash(binary));
  await chmod(script, 0o755);
  return script;
}

function kernelLeash(binary: string, setpriv: string): string {
  return `#!/bin/sh
exec ${quoted(setpriv)} --pdeathsig KILL -- ${quoted(binary)} "$@"
`;
}

/** The watcher outlives neither: it ends when the parent or baresip, which keeps this shell's process id, is gone. */
function shellLeash(binary: string): string {
  return `#!/bin/sh
parent=$PPID
self=$$
(
  while kill -0 "$parent" && kill -0 "$self"; do sleep 0.5; done
  kill -KILL "$self"
) </dev/null >/dev/null 2>&1 &
exec ${quoted(binary)} "$@"
`;
}

function quoted(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
