import { type CommandEnvelope, CommandReply } from './envelope.ts';
import type { CommandInput, CommandName } from './registry.ts';

/** Where a service reaches the server: its loopback port and the secret that services share. */
export interface ServiceAccess {
  /** For example `http://127.0.0.1:8081`. */
  readonly baseUrl: string;
  readonly token: string;
}

const TIMEOUT_MS = 5000;

/** A command a service sends; `commandId` makes a repeat harmless. */
export interface ServiceCommand<N extends CommandName = CommandName> {
  readonly commandId: string;
  readonly meetingId: string;
  readonly name: N;
  readonly payload: CommandInput<N>;
}

/**
 * Sends a command in a service's own name.
 *
 * @returns the server's answer, whichever it is
 * @throws when the server can't be reached or can't answer now: the caller sends again with the same `commandId`
 */
export async function sendServiceCommand<N extends CommandName>(
  access: ServiceAccess,
  service: 'media' | 'recorder',
  command: ServiceCommand<N>,
): Promise<CommandReply> {
  const body: CommandEnvelope = command;
  const response = await fetch(`${access.baseUrl}/internal/command`, {
    method: 'POST',
    headers: { authorization: `Bearer ${access.token}`, 'x-service': service, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  const reply = CommandReply.safeParse(await response.json().catch(() => undefined));
  if (!reply.success) {
    throw new Error(`the server answered a service command with status ${response.status}`);
  }
  if (!reply.data.ok && ['internal', 'unavailable', 'too_many_requests'].includes(reply.data.rejection.code)) {
    throw new Error(`the server can't take a service command now: ${reply.data.rejection.code}`);
  }
  return reply.data;
}
