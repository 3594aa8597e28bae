import { get, type IncomingMessage, type OutgoingHttpHeaders } from 'node:http';

/** Opens the page's event stream and lets it flow, as a browser does; what it returns closes it. */
export async function listenToEvents(url: string): Promise<() => void> {
  const answer = await ask(new URL('/api/events', url));
  answer.on('error', () => {}).resume();
  return () => void answer.destroy();
}

/** Downloads `url` again and again until what it returns is called, which tells how often it came to the end. */
export function downloadOn(url: URL): () => Promise<number> {
  let going = true;
  let times = 0;
  const done = (async () => {
    while (going) {
      const answer = await ask(url);
      for await (const _ of answer) if (!going) return;
      times += 1;
    }
  })();
  return async () => {
    going = false;
    await done;
    return times;
  };
}

/** Asks for one after the other, again and again, until what it returns is called, which tells how often each was answered. */
export function askOn(urls: readonly URL[]): () => Promise<number> {
  let going = true;
  let times = 0;
  const done = (async () => {
    for (; going; times += 1) {
      for (const url of urls) if (going) for await (const _ of await ask(url));
    }
  })();
  return async () => {
    going = false;
    await done;
    return times;
  };
}

export function ask(url: URL, headers: OutgoingHttpHeaders = {}): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { headers }, (answer) => {
      if (answer.statusCode === 200) resolve(answer);
      else reject(new Error(`${url.href} answers ${answer.statusCode}`));
    }).on('error', reject);
  });
}
