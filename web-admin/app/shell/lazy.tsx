import type { ComponentProps, ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePage } from './context.ts';

type Later = typeof import('../later.ts').LATER;
/** The names of what comes after the first view and is drawn. */
export type Part = Exclude<keyof Later, 'playPattern'>;

interface LazyProps<Name extends Part> {
  readonly part: Name;
  readonly props: ComponentProps<Later[Name]>;
  /** Stands in its place until it has come. */
  readonly meanwhile?: VNode;
}

/** A part of the page that comes when it is first shown; asked for again when the connection is back. */
export function Lazy<Name extends Part>({ part, props, meanwhile }: LazyProps<Name>) {
  const [later, setLater] = useState<Later | null>(null);
  const { state } = usePage().known.connection;
  useEffect(() => {
    let current = true;
    if (!later) import('../later.ts').then(({ LATER }) => current && setLater(LATER), ignore);
    return () => {
      current = false;
    };
  }, [later, state]);
  if (!later) return meanwhile ?? null;
  // Each part's own, as the caller's types have seen to.
  const Shown = later[part] as ComponentType<object>;
  return <Shown {...(props as object)} />;
}

/** For what is tried again by itself. */
function ignore(): void {}
