import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import type { Duration } from '../../device/desk/words.ts';
import type { ApiError, ListenFaultCode } from '../api.ts';
import type { Certificate } from './certificate/kept.ts';

export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code: ListenFaultCode;

  constructor(code: ListenFaultCode, message: string) {
    super(message);
    this.code = code;
  }
}

export interface Listening {
  readonly url: string;
  /** Takes another certificate for connections to come. */
  renew(certificate: Certificate): void;
  /** Closes the port and every connection. */
  close(): Promise<void>;
}

/** What a client may take, in ms and bytes, be it slow on purpose or not. */
export interface Limits {
  readonly maxHeaderSize: number;
  readonly headersTimeout: Duration;
  readonly requestTimeout: Duration;
  readonly keepAliveTimeout: Duration;
  readonly connectionsCheckingInterval: Duration;
  /** A connection on which nothing moves is closed, also that of a reader who has stopped reading. */
  readonly silentAfter: Duration;
}

/** `silentAfter` is more than the event streams' 15 s from tick to tick. */
export const LIMITS: Limits = {
  maxHeaderSize: 8 * 1024,
  headersTimeout: 10_000,
  requestTimeout: 15_000,
  keepAliveTimeout: 5000,
  connectionsCheckingInterval: 2000,
  silentAfter: 60_000,
};
const MOST_CONNECTIONS = 128;
const MOST_HEADERS = 64;

/**
 * Port 0 takes any that is free. With a certificate over HTTPS alone: there is no plain way beside it.
 * @throws {ListenError}
 */
export function listen(
  app: Hono,
  host: string,
  port: number,
  limits = LIMITS,
  certificate: Certificate | null = null,
): Promise<Listening> {
  const onRequest = getRequestListener(app.fetch, { errorHandler: unreadable });
  const server = certificate
    ? createTlsServer({ ...limits, ...certificate, handshakeTimeout: limits.headersTimeout }, onRequest)
    : createServer(limits, onRequest);
  server.maxConnections = MOST_CONNECTIONS;
  server.maxHeadersCount = MOST_HEADERS;
  server.timeout = limits.silentAfter;
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenError(error, host, port)));
    server.listen(port, host, () => resolve(listening(server)));
  });
}

function listening(server: Server | TlsServer): Listening {
  const { address, family, port } = server.address() as AddressInfo;
  const host = family === 'IPv6' ? `[${address}]` : address;
  const isTls = 'setSecureContext' in server;
  return {
    url: `${isTls ? 'https' : 'http'}://${host}:${port}/`,
    renew(certificate) {
      if (isTls) server.setSecureContext(certificate);
    },
    close: () => close(server),
  };
}

function close(server: Server | TlsServer): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

/** The adapter could make no request of it: a Host or a path that is no URL. */
function unreadable(): Response {
  const error: ApiError = {
    ok: false,
    code: 'Web_NotValid',
    message: 'the request has no address that can be read: check its path and its Host header',
  };
  return Response.json(error, { status: 400, headers: { 'Cache-Control': 'no-store' } });
}

function listenError(error: NodeJS.ErrnoException, host: string, port: number): ListenError {
  const where = `port ${port} of ${host}`;
  switch (error.code) {
    case 'EADDRINUSE':
      return new ListenError(
        'Web_PortInUse',
        `${where} is in use by another program: end that one, or set another port as web.port`,
      );
    case 'EACCES':
      return new ListenError(
        'Web_PortNotPermitted',
        `${where} may not be used by this user: set web.port to 1024 or above`,
      );
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
      return new ListenError(
        'Web_NoSuchAddress',
        `this machine has no address ${host}: set web.host to one of its own, to 0.0.0.0 for all, or to 127.0.0.1`,
      );
    default:
      return new ListenError('Web_NotListening', `the page cannot listen on ${where}: ${error.message}`);
  }
}
