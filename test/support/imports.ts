import { posix } from 'node:path';
import { type Node, parseSync, Visitor } from 'oxc-parser';

/** One module named by another. */
export interface Import {
  /** The file it stands in, from the root of the repository. */
  readonly from: string;
  /** A file from the root of the repository, or the name of a package as it is written. */
  readonly to: string;
  /** Nothing of it is left when the types are gone. */
  readonly typeOnly: boolean;
}

/** Everything that `source` imports: import, export from, import(), types by import(). Throws if it cannot be parsed. */
export function importsOf(file: string, source: string): Import[] {
  const { module, program, errors } = parseSync(file, source);
  if (errors.length > 0) throw new Error(`${file}: ${errors[0]?.message}`);
  const name = (written: string, typeOnly: boolean): Import => ({
    from: file,
    to: written.startsWith('.') ? posix.join(posix.dirname(file), written) : written,
    typeOnly,
  });
  const imports = module.staticImports.map(({ moduleRequest, entries }) =>
    name(moduleRequest.value, entries.length > 0 && entries.every(({ isType }) => isType)),
  );
  const exports = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) => (moduleRequest ? [name(moduleRequest.value, isType)] : []));
  const inside: Import[] = [];
  const note = (written: Node, typeOnly: boolean) => {
    const known = written.type === 'Literal' && typeof written.value === 'string';
    inside.push(name(known ? String(written.value) : '(computed)', typeOnly));
  };
  new Visitor({
    ImportExpression: ({ source: written }) => note(written, false),
    TSImportType: ({ source: written }) => note(written, true),
  }).visit(program);
  return [...imports, ...exports, ...inside];
}
