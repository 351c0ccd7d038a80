import { createHash, randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { signInNames } from '#prisma/seed/accounts.ts';
import type { SealedPiece } from '#protocol/capture.ts';
import type { MediaPolicy } from '#protocol/mediaPolicy.ts';
import type { CommandInput, CommandName } from '#protocol/registry.ts';
import { sendServiceCommand } from '#protocol/serviceClient.ts';
import { startApp, type TestApp } from '#tests/support/app.ts';
import { openSession, type Session } from '#tests/support/session.ts';

export const announce = { form: 'spoken' as const, text: 'Phiên họp được ghi âm để làm biên bản.' };

/** The practice meeting in session on an application of its own, seen from its people and from the services. */
export class MediaDesk {
  readonly app: TestApp;
  readonly session: Session;

  private constructor(app: TestApp, session: Session) {
    this.app = app;
    this.session = session;
  }

  static async open(): Promise<MediaDesk> {
    const app = await startApp();
    return new MediaDesk(app, await openSession(app));
  }

  /** Sends a command as the media process or the recorder does. */
  serve<N extends CommandName>(
    service: 'media' | 'recorder',
    name: N,
    payload: CommandInput<N>,
    id: string = randomUUID(),
  ) {
    const access = { baseUrl: this.app.internalUrl, token: this.app.serviceToken };
    return sendServiceCommand(access, service, { commandId: id, meetingId: this.app.meetingId, name, payload });
  }

  /** What the media process is told that the meeting allows. */
  async policy(): Promise<MediaPolicy> {
    const response = await fetch(`${this.app.internalUrl}/internal/media/policy/${this.app.meetingId}`, {
      headers: { authorization: `Bearer ${this.app.serviceToken}` },
    });
    return (await response.json()) as MediaPolicy;
  }

  /** The fold of the timeline. */
  state() {
    return this.app.app.parts.timeline.state(this.app.meetingId);
  }

  /** A participant's own browser. */
  signedIn(participantId: string) {
    return this.app.signedIn(signInNames[participantId] ?? participantId);
  }

  async startRecording(): Promise<void> {
    await this.session.secretary.send('recording.announce', announce);
    await this.session.secretary.send('recording.start', {});
  }

  /** A piece on disk, as the recorder leaves it. */
  pieceOnDisk(participantId: string, bytes: Buffer): SealedPiece {
    const pieceId = randomUUID();
    const { meetingId } = this.app;
    const file = `${meetingId}/${pieceId}.ogg`;
    const target = path.join(this.app.config.dataDir, 'recordings', file);
    fs.mkdirSync(path.dirname(target), { recursive: true });
    fs.writeFileSync(target, bytes);
    return {
      pieceId,
      meetingId,
      trackId: 't1',
      participantId,
      source: 'microphone',
      startedAt: new Date().toISOString(),
      durationMs: 1000,
      path: file,
      bytes: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      sealed: true,
      recovered: false,
    };
  }

  close(): Promise<void> {
    return this.app.close();
  }
}

/** A stretch of somebody's voice that ends now. */
export function spanOf(participantId: string, seconds: number): CommandInput<'speaker.reportSpan'> {
  const until = Date.now();
  return {
    trackId: `track-${participantId}`,
    participantId,
    roomMicrophone: false,
    fromAt: new Date(until - seconds * 1000).toISOString(),
    untilAt: new Date(until).toISOString(),
  };
}
