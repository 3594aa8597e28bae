import type { Duration, WallTime } from '../../../device/desk/words.ts';
import { type Certificate, keptCertificate } from './kept.ts';
import { isLoopback, ownAddresses } from './own-addresses.ts';

/** How often it is seen whether the certificate ends, by the ticks of 15 s. */
const LOOK_EVERY: Duration = 6 * 3_600_000;
const TICK: Duration = 15_000;

export interface TlsOptions {
  readonly file: string;
  /** As configured: one address, a name, or a wildcard. */
  readonly host: string;
  readonly wall: () => WallTime;
  /** The names to which the unit answers: what it is called now is added. */
  readonly names: Set<string>;
  readonly onRenewed: (certificate: Certificate) => void;
  readonly onFailed: (message: string) => void;
  /** Default: those of this machine. */
  readonly addresses?: () => readonly string[];
}

/** What a page that is served beyond this machine needs: a certificate in time, and the names of the unit as they change. */
export class Tls {
  readonly #options: TlsOptions;
  #fingerprint = '';
  #ticks = 0;

  constructor(options: TlsOptions) {
    this.#options = options;
  }

  /** Errors: those of the file system, when none is there and none can be kept. */
  async start(): Promise<Certificate> {
    this.#learnNames();
    const certificate = await this.#certificate();
    this.#fingerprint = certificate.fingerprint;
    return certificate;
  }

  /** To be called every 15 s: an address may come late, and a certificate ends. */
  async tick(): Promise<void> {
    this.#learnNames();
    this.#ticks += 1;
    if (this.#ticks % (LOOK_EVERY / TICK) !== 0) return;
    try {
      const certificate = await this.#certificate();
      if (certificate.fingerprint === this.#fingerprint) return;
      this.#fingerprint = certificate.fingerprint;
      this.#options.onRenewed(certificate);
    } catch (error) {
      this.#options.onFailed(`the certificate cannot be renewed: ${String(error)}`);
    }
  }

  /** What people open: a wildcard is no address. */
  urlFor(url: string): string {
    const [first = 'localhost'] = this.#own();
    return url.replace(/\/\/(0\.0\.0\.0|\[::\]):/, `//${first.includes(':') ? `[${first}]` : first}:`);
  }

  #certificate(): Promise<Certificate> {
    const names = [...new Set([...this.#own(), 'localhost', '127.0.0.1', '::1'])];
    return keptCertificate(this.#options.file, names, this.#options.wall());
  }

  #own(): readonly string[] {
    const { host, addresses = ownAddresses } = this.#options;
    const isWildcard = host === '0.0.0.0' || host === '::';
    return isWildcard || isLoopback(host) ? addresses() : [host, ...addresses()];
  }

  #learnNames(): void {
    for (const name of this.#own()) this.#options.names.add(name.includes(':') ? `[${name}]` : name);
  }
}
