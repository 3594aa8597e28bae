/** For the bench's own processes: talking to the one that started them. */
export function tellParent<Message>(message: Message): void {
  if (!process.send) throw new Error('this part of the bench is started by the bench itself');
  process.send(message);
}

/** Resolves at the next message. A parent that has gone ends this process. */
export function parentAsks(): Promise<unknown> {
  process.once('disconnect', () => process.exit(1));
  return new Promise((resolve) => process.once('message', resolve));
}
