import fs from 'node:fs';
import path from 'node:path';

/** The sample meeting as far as seed, play and tests read it; times have the offset +07:00, seconds count from the opening. */
export type SampleMeeting = {
  readonly agency: {
    readonly name: string;
    readonly short_name: string;
    readonly code: string;
    readonly place: string;
    readonly unit_aliases: Readonly<Record<string, string>>;
  };
  readonly meeting: {
    readonly title: string;
    readonly location: string;
    readonly scheduled_start: string;
    readonly total_members: number;
  };
  readonly participants: readonly SamplePerson[];
  readonly agenda: readonly SampleItem[];
  readonly documents: readonly SampleDocument[];
  readonly votes: readonly SampleVote[];
  readonly speaking_requests: readonly SampleRequest[];
  readonly transcript: readonly SampleUtterance[];
  readonly expected: {
    readonly decisions: readonly (SampleSource & {
      readonly id: string;
      readonly text: string;
      readonly vote?: string;
    })[];
    readonly tasks: readonly SampleSource[];
  };
};

/** Where in the meeting something was said. */
export type SampleSource = { readonly agenda_item: string; readonly source_utterances: readonly string[] };

export type SamplePerson = {
  readonly id: string;
  readonly honorific: string;
  readonly name: string;
  readonly title: string;
  readonly unit: string;
  readonly role: 'chair' | 'member' | 'invitee' | 'delegate' | 'secretary';
  readonly is_member: boolean;
  readonly mode: 'onsite' | 'remote' | null;
  readonly aliases: readonly string[];
  readonly checked_in_at: string | null;
  readonly absence: { readonly reason: string } | null;
  readonly delegate_for: string | null;
};

export type SampleItem = {
  readonly id: string;
  readonly title: string;
  readonly presenter: string;
  readonly unit: string;
  readonly planned_minutes: number;
};

/** A paper of the sample meeting: its text is printed in official form by the seed. */
export type SampleDocument = {
  readonly id: string;
  readonly number: string;
  readonly date: string;
  readonly kind: string;
  readonly title: string;
  readonly author_unit: string;
  readonly agenda_item: string;
  readonly presenter: string;
  readonly content: string;
};

export type SampleChoice = 'tan_thanh' | 'khong_tan_thanh' | 'khong_bieu_quyet';

export type SampleVote = {
  readonly id: string;
  readonly agenda_item: string;
  readonly question: string;
  readonly mode: 'cong_khai' | 'bo_phieu_kin';
  readonly eligible: readonly string[];
  readonly opened_after: string;
  readonly closed_before: string;
  /** With names for an open vote; null for a secret one, of which only the sums are known. */
  readonly ballots: readonly { readonly participant: string; readonly choice: SampleChoice }[] | null;
  readonly reserved_opinions?: readonly { readonly participant: string; readonly text: string }[];
  readonly result: Readonly<Record<SampleChoice, number>>;
};

export type SampleRequest = {
  readonly agenda_item: string;
  readonly participant: string;
  readonly requested_at_utt: string;
};

export type SampleUtterance = {
  readonly id: string;
  readonly agenda_item: string;
  readonly speaker: string;
  readonly start: number;
  readonly end: number;
  readonly text: string;
};

/** Reads the sample meeting (fictional: tỉnh Lạc Giang) that demo and tests share. */
export function sampleMeeting(): SampleMeeting {
  const file = path.join(import.meta.dirname, 'data/sample-meeting.json');
  return JSON.parse(fs.readFileSync(file, 'utf8')) as SampleMeeting;
}
