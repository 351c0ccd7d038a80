import { PRACTICE_PASSWORD, signInNames } from '#prisma/seed/accounts.ts';
import type { MeetingSummary } from '#protocol/http.ts';
import type { CommandInput, CommandName, CommandResult } from '#protocol/registry.ts';
import { HttpClient } from '../httpClient.ts';
import { MeetingClient, Refused } from '../participant.ts';
import { voteInSecret } from '../secretVote.ts';

/** Called when a robot's command was refused: a person may be acting too, so the play goes on. */
export type Missed = (who: string, command: string, why: string) => void;

/** Robot participants of the practice meeting, each with a session and a socket of its own, as real devices have. */
export class Actors {
  readonly url: string;
  readonly meetingId: string;
  readonly #clients: ReadonlyMap<string, MeetingClient>;
  readonly #onMissed: Missed;

  constructor(url: string, meetingId: string, clients: ReadonlyMap<string, MeetingClient>, onMissed: Missed) {
    this.url = url;
    this.meetingId = meetingId;
    this.#clients = clients;
    this.#onMissed = onMissed;
  }

  /** The participants that robots play. */
  get cast(): string[] {
    return [...this.#clients.keys()];
  }

  /** The device of a participant; undefined when a person plays that part. */
  client(participantId: string): MeetingClient | undefined {
    return this.#clients.get(participantId);
  }

  /** Any robot's view of the meeting. */
  get observer(): MeetingClient {
    const [first] = this.#clients.values();
    if (first === undefined) {
      throw new Error('nobody plays');
    }
    return first;
  }

  /** Lets a participant send a command; undefined when a person plays that part or the server refuses. */
  async act<N extends CommandName>(
    participantId: string,
    name: N,
    payload: CommandInput<N>,
  ): Promise<CommandResult<N> | undefined> {
    try {
      return await this.#clients.get(participantId)?.send(name, payload);
    } catch (error) {
      if (error instanceof Refused) {
        this.#onMissed(participantId, name, error.message);
        return undefined;
      }
      throw error;
    }
  }

  /**
   * Lets a participant's device cast a secret ballot: a blindly signed token first, then the ballot without a name.
   * Nothing when a person plays that part or the server refuses.
   */
  async castSecret(participantId: string, pollId: string, choices: readonly string[]): Promise<void> {
    const client = this.#clients.get(participantId);
    if (client === undefined) {
      return;
    }
    await voteInSecret(client, pollId, choices, this.url).catch((error: unknown) => {
      if (!(error instanceof Refused)) {
        throw error;
      }
    });
  }

  close(): void {
    for (const client of this.#clients.values()) {
      client.close();
    }
  }
}

async function signedIn(url: string, participantId: string): Promise<HttpClient> {
  const client = new HttpClient(url);
  await client.signIn(signInNames[participantId] ?? participantId, PRACTICE_PASSWORD);
  return client;
}

const OVER = ['closed', 'cancelled'];

/**
 * The practice meeting that can be played: the newest that isn't over.
 * @throws an Error that says what to do when there is none.
 */
export async function findPracticeMeeting(url: string): Promise<MeetingSummary> {
  const client = await signedIn(url, 'P12');
  const { body } = await client.get<{ meetings: MeetingSummary[] }>('/api/meetings');
  const found = body.meetings.find(({ practice, status }) => practice && !OVER.includes(status));
  if (found === undefined) {
    throw new Error('Không có cuộc họp thực hành nào chưa kết thúc: dừng và chạy lại npm start để có cuộc họp mới.');
  }
  return found;
}

/** Signs people in and lets a device of each into the meeting; `people` are participants (P01…). */
export async function enterDevices(
  url: string,
  meetingId: string,
  people: readonly string[],
): Promise<Map<string, MeetingClient>> {
  const devices = new Map<string, MeetingClient>();
  for (const participantId of people) {
    const { cookie } = await signedIn(url, participantId);
    devices.set(participantId, await new MeetingClient({ url, cookie }, meetingId).enter());
  }
  return devices;
}

/** Signs the robots in and lets them into the meeting; `people` are the participants (P01…) they play. */
export async function enterActors(
  url: string,
  meetingId: string,
  people: readonly string[],
  onMissed: Missed,
): Promise<Actors> {
  return new Actors(url, meetingId, await enterDevices(url, meetingId, people), onMissed);
}
