/** What the unit answers to a question that is too long for an address; null if it could not be asked. */
export async function post<Answer>(address: string, body: object): Promise<Answer | null> {
  try {
    const response = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return response.ok ? ((await response.json()) as Answer) : null;
  } catch {
    return null;
  }
}
