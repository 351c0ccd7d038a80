/** Facts after which the draft says something else. */
const CHANGES_DRAFT =
  /^(speech\.|poll\.(published|acclaimed|handsCounted|opinionReserved)|agenda\.(itemCalled|itemConcluded)|meeting\.(opened|closed)|attendance\.|conclusion\.)/;

/**
 * What a person waits for: the finished draft, the tasks of a wording just confirmed (AC-GV-01: within five seconds), and the words
 * they have corrected.
 */
const AT_ONCE: ReadonlySet<string> = new Set([
  'meeting.closed',
  'conclusion.confirmed',
  'speech.textCorrected',
  'speech.speakerCorrected',
]);

/** While people speak, the draft follows at this distance; each run takes in everything said until then. */
const FOLLOW_MS = 4_000;

type Course = { timer: NodeJS.Timeout | null; running: Promise<void> | null; again: boolean };

/**
 * When a meeting's draft is made anew: some seconds after something was said, at once for what somebody waits for, and one at a time:
 * whatever happens while one is made is taken in by one more.
 */
export class DraftPace {
  readonly #make: (meetingId: string) => Promise<void>;
  readonly #courses = new Map<string, Course>();

  /** @param make makes a meeting's draft from everything known by then; must not reject */
  constructor(make: (meetingId: string) => Promise<void>) {
    this.#make = make;
  }

  /** Hears what has happened in a meeting. */
  heard(meetingId: string, names: readonly string[]): void {
    if (!names.some((name) => CHANGES_DRAFT.test(name))) {
      return;
    }
    const course = this.#courses.get(meetingId) ?? { timer: null, running: null, again: false };
    this.#courses.set(meetingId, course);
    const atOnce = names.some((name) => AT_ONCE.has(name));
    if (course.timer === null || atOnce) {
      clearTimeout(course.timer ?? undefined);
      course.timer = setTimeout(() => this.#due(meetingId, course), atOnce ? 0 : FOLLOW_MS);
    }
  }

  /** Starts no more drafts; resolves when those being made are done. */
  async close(): Promise<void> {
    for (const course of this.#courses.values()) {
      clearTimeout(course.timer ?? undefined);
      course.again = false;
    }
    await Promise.all([...this.#courses.values()].map(({ running }) => running));
  }

  #due(meetingId: string, course: Course): void {
    course.timer = null;
    if (course.running !== null) {
      course.again = true;
      return;
    }
    course.running = this.#make(meetingId).then(() => {
      course.running = null;
      if (course.again) {
        course.again = false;
        this.#due(meetingId, course);
      } else if (course.timer === null) {
        this.#courses.delete(meetingId);
      }
    });
  }
}
