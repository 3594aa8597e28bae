import { hostname, networkInterfaces } from 'node:os';

/** The names and addresses by which this machine is reached from elsewhere, the name first. */
export function ownAddresses(): string[] {
  const host = hostname().toLowerCase();
  const isName = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?$/.test(host);
  const addresses = Object.values(networkInterfaces()).flatMap((each = []) =>
    // A link-local address of IPv6 is only good with the name of an interface, which no browser takes.
    each.flatMap(({ address, internal }) => (internal || address.startsWith('fe80:') ? [] : [address])),
  );
  return [...(isName ? [host, ...(host.includes('.') ? [] : [`${host}.local`])] : []), ...addresses];
}

/** Addresses that only this machine itself reaches: there the page goes without HTTPS. */
export function isLoopback(host: string): boolean {
  return /^(127(\.\d{1,3}){3}|::1|localhost)$/.test(host);
}
