/** Answers of a proxy whose server is away. */
const AWAY: readonly number[] = [502, 503, 504];

/**
 * The server's answer, if its head comes within `patienceMs`; rejects otherwise, also when only a proxy answers. The body
 * may take as long as it likes.
 */
export async function askServer(request: Request, patienceMs: number): Promise<Response> {
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), patienceMs);
  try {
    const answer = await fetch(request, { signal: waiting.signal });
    if (AWAY.includes(answer.status)) {
      throw new Error(`the server is away (${answer.status})`);
    }
    return answer;
  } finally {
    clearTimeout(timer);
  }
}
