import type { ComponentType, VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { usePage } from './context.ts';

interface LazyProps<Props> {
  readonly load: () => Promise<ComponentType<Props>>;
  readonly props: Props;
  /** Stands in its place until it has come. */
  readonly meanwhile?: VNode;
}

/** A part of the page that comes when it is first shown; asked for again when the connection is back. */
export function Lazy<Props extends object>({ load, props, meanwhile }: LazyProps<Props>) {
  const [loaded, setLoaded] = useState<{ from: typeof load; part: ComponentType<Props> } | null>(null);
  const { state } = usePage().known.connection;
  useEffect(() => {
    let current = true;
    load().then((part) => current && setLoaded({ from: load, part }), ignore);
    return () => {
      current = false;
    };
  }, [load, state]);
  if (loaded?.from !== load) return meanwhile ?? null;
  return <loaded.part {...props} />;
}

/** For what is tried again by itself. */
function ignore(): void {}
