import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Piece } from '#protocol/capture.ts';

/** A track of a meeting with its pieces in order of time. */
export interface RecordedTrack {
  readonly trackId: string;
  readonly meetingId: string;
  readonly participantId: string;
  readonly source: Piece['source'];
  readonly pieces: readonly Piece[];
}

interface Folder {
  readonly changedAt: number;
  readonly pieces: ReadonlyMap<string, Piece>;
}

/** What lies in the recordings folder. Sealed pieces are read once; folders in which nothing changed are not read again. */
export class PieceIndex {
  readonly #root: string;
  readonly #folders = new Map<string, Folder>();

  constructor(root: string) {
    this.#root = root;
  }

  /** Looks at the disk and answers all tracks. */
  async refresh(): Promise<RecordedTrack[]> {
    const meetings = await readdir(this.#root, { withFileTypes: true }).catch(() => []);
    for (const meeting of meetings.filter((entry) => entry.isDirectory())) {
      await this.#look(meeting.name);
    }
    return [...this.#folders.values()].flatMap((folder) => tracksOf([...folder.pieces.values()]));
  }

  async #look(meetingId: string): Promise<void> {
    const folder = path.join(this.#root, meetingId);
    const changedAt = (await stat(folder)).mtimeMs;
    const known = this.#folders.get(meetingId);
    if (known?.changedAt === changedAt) {
      return;
    }
    const pieces = new Map<string, Piece>();
    for (const name of (await readdir(folder)).filter((entry) => entry.endsWith('.json'))) {
      const before = known?.pieces.get(name);
      const piece = before?.sealed ? before : await readPiece(path.join(folder, name));
      if (piece) {
        pieces.set(name, piece);
      }
    }
    this.#folders.set(meetingId, { changedAt, pieces });
  }
}

async function readPiece(file: string): Promise<Piece | null> {
  const text = await readFile(file, 'utf8').catch(() => null);
  const parsed = text === null ? null : Piece.safeParse(JSON.parse(text));
  return parsed?.success ? parsed.data : null;
}

function tracksOf(pieces: readonly Piece[]): RecordedTrack[] {
  const tracks = new Map<string, Piece[]>();
  for (const piece of [...pieces].sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt))) {
    tracks.set(piece.trackId, [...(tracks.get(piece.trackId) ?? []), piece]);
  }
  return [...tracks.values()].flatMap((own) => {
    const [first] = own;
    return first
      ? [
          {
            trackId: first.trackId,
            meetingId: first.meetingId,
            participantId: first.participantId,
            source: first.source,
            pieces: own,
          },
        ]
      : [];
  });
}

/** Where a piece's sound ends so far, ms of the epoch. */
export function endOf(piece: Piece): number {
  return Date.parse(piece.startedAt) + piece.durationMs;
}
