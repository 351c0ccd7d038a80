import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { AccountMenu, signOut } from '#client/features/account/index.ts';
import { QuorumChip } from '#client/features/attendance/index.ts';
import { formatTime } from '#client/i18n/format.ts';
import { fullName } from '#client/i18n/names.ts';
import { shortTitle } from '#client/i18n/text.ts';
import { usePhone } from '#client/lib/useMedia.ts';
import { NetworkChip, useMeeting, useMyId, useServerNow } from '#client/realtime/index.ts';
import { Chip } from '#client/ui/Chip.tsx';
import { TopBar } from '#client/ui/TopBar.tsx';
import classes from './MeetingTopBar.module.css';
import { isPrivate, isRecording } from './recording.ts';

/** The server's clock. */
export function Clock() {
  const now = useServerNow();
  return <time className={`num ${classes.clock}`}>{formatTime(now)}</time>;
}

/** Whether the meeting is being recorded, or must not be: shown on every screen of it, also over a vote. */
export function RecordingChip({ dotOnly = false }: { dotOnly?: boolean }) {
  const { t } = useTranslation();
  const phone = usePhone();
  const words = t(phone ? 'recordingShort' : 'recording');
  const on = useMeeting(isRecording);
  const secret = useMeeting(isPrivate);
  if (secret) {
    // A phone has no room for it; the banner below says it there.
    return phone ? null : (
      <Chip tone="accent" icon="lock">
        {t('media:link.private')}
      </Chip>
    );
  }
  return on ? <Chip dot="rec">{dotOnly ? <span className="visuallyHidden">{words}</span> : words}</Chip> : null;
}

function useTitle(): string {
  return useMeeting(({ shared: { meeting } }) => (meeting.details === null ? '' : shortTitle(meeting.details.title)));
}

function OwnMenu() {
  const navigate = useNavigate();
  const me = useMyId();
  const person = useMeeting((state) => (me === null ? undefined : state.shared.people.byId[me]));
  const hasAccount = person?.accountId !== null;
  return (
    <AccountMenu
      name={person ? fullName(person) : ''}
      onLeave={hasAccount ? () => void navigate('/') : undefined}
      onSignOut={() => void signOut()}
    />
  );
}

type Props = { note?: ReactNode; quorum?: boolean; children?: ReactNode };

/** Top of every meeting screen: title, recording, quorum, network, server time, account. */
export function MeetingTopBar({ note, quorum = true, children }: Props) {
  const phone = usePhone();
  return (
    <TopBar title={useTitle()} note={note}>
      {phone && quorum ? <QuorumChip short /> : null}
      <RecordingChip dotOnly={phone && children !== undefined} />
      {!phone && quorum ? <QuorumChip /> : null}
      {phone ? <span className="grow" /> : <NetworkChip />}
      <Clock />
      {children}
      <OwnMenu />
    </TopBar>
  );
}
