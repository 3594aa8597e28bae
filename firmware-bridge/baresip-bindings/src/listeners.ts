/** Ends a subscription. */
export type Unsubscribe = () => void;

/** Who wants to hear of one kind of thing. */
export class Listeners<T> {
  private readonly listeners = new Set<(value: T) => void>();

  add(listener: (value: T) => void): Unsubscribe {
    // A wrapper, so that the same function added twice is two subscriptions.
    const own = (value: T) => listener(value);
    this.listeners.add(own);
    return () => this.listeners.delete(own);
  }

  tell(value: T): void {
    for (const listener of [...this.listeners]) listener(value);
  }
}
