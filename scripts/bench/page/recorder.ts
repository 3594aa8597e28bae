import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SessionHeaders } from '../../story/log-in.ts';

/** Stands between a browser and the unit, and keeps what the browser asked for. */
export class Recorder {
  readonly paths = new Set<string>();
  readonly #server: Server;
  readonly #session: SessionHeaders;

  /** `session`: headers with which whatever the browser asks for is asked by somebody who is logged in. */
  static async start(target: string, session: SessionHeaders): Promise<Recorder> {
    const recorder = new Recorder(new URL(target), session);
    await new Promise<void>((resolve, reject) => {
      recorder.#server.once('error', reject);
      recorder.#server.listen(0, '127.0.0.1', resolve);
    });
    return recorder;
  }

  private constructor(target: URL, session: SessionHeaders) {
    this.#session = session;
    this.#server = createServer((asked, answer) => this.#pass(target, asked, answer));
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/`;
  }

  close(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** The other headers go on as they are: the unit sees the browser's own Host and Origin. */
  #pass(target: URL, asked: IncomingMessage, answer: ServerResponse): void {
    const { method } = asked;
    const headers = { ...asked.headers, ...this.#session };
    const path = asked.url ?? '/';
    this.paths.add(path.replace(/\?.*$/, ''));
    const passedOn = request(
      { host: target.hostname, port: target.port, method, path, headers },
      (answered) => {
        answer.writeHead(answered.statusCode ?? 502, answered.headers);
        answered.pipe(answer);
        answered.on('error', () => answer.destroy());
      },
    );
    passedOn.on('error', () => answer.destroy());
    answer.on('close', () => passedOn.destroy());
    asked.pipe(passedOn);
  }
}
