import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { PostponeDialog } from '#client/features/schedule/index.ts';
import { formatDay } from '#client/i18n/format.ts';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { ConfirmDialog } from '#client/ui/ConfirmDialog.tsx';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { type Block, blocksOf } from './blocks.ts';
import { lastInvitationDay } from './leadTime.ts';
import { MeetingDialog } from './MeetingDialog.tsx';
import classes from './Prepare.module.css';

type BlockProps = { onBlock: (block: Block) => void };

function BlockButton({ block, onBlock }: { block: Block } & BlockProps) {
  const { t } = useTranslation('prepare');
  const go = (): void => {
    onBlock(block);
    document.getElementById(`prepare-${block.panel}`)?.focus();
  };
  return (
    <button type="button" className={classes.block} onClick={go}>
      <span className="inkWarn">
        <Icon name="warning" size={20} />
      </span>
      <span className="grow">
        <span className={classes.blockTitle}>{t(`block.${block.kind}.title`, block.values)}</span>
        <span className={classes.blockNote}>{t(`block.${block.kind}.note`, block.values)}</span>
      </span>
      <Icon name="right" size={20} />
    </button>
  );
}

function useNote(): string {
  const { t } = useTranslation('prepare');
  const { details, profile, status } = useMeeting((state) => state.shared.meeting);
  if (details === null || profile === null || status !== 'draft') {
    return t(`room:status.${status}`);
  }
  const days = profile.leadTimesWorkingDays.invitation;
  return t('leadTime', { day: formatDay(lastInvitationDay(details.scheduledStartAt, days)), count: days });
}

function Invite({ blocks }: { blocks: number }) {
  const { t } = useTranslation('prepare');
  const [asking, setAsking] = useState(false);
  const { run, pending } = useCommand('meeting.invite');
  const people = useMeeting((state) => Object.keys(state.shared.people.byId).length);
  const send = async (): Promise<void> => {
    await run({});
    setAsking(false);
  };
  return (
    <>
      <Button
        variant={blocks === 0 ? 'primary' : 'secondary'}
        className={classes.tall}
        pending={pending}
        onClick={() => setAsking(true)}
      >
        {t('invite')}
      </Button>
      <ConfirmDialog
        opened={asking}
        title={t('inviteTitle', { count: people })}
        confirmLabel={t('invite')}
        cancelLabel={t('common:cancel')}
        pending={pending}
        onConfirm={() => void send()}
        onClose={() => setAsking(false)}
      >
        {t(blocks === 0 ? 'inviteText' : 'inviteDespite', { count: blocks })}
      </ConfirmDialog>
    </>
  );
}

function Actions({ blocks }: { blocks: readonly Block[] }) {
  const { t } = useTranslation('prepare');
  const navigate = useNavigate();
  const { meetingId = '' } = useParams();
  const [editing, setEditing] = useState(false);
  const [postponing, setPostponing] = useState(false);
  const status = useMeeting((state) => state.shared.meeting.status);
  return (
    <div className={classes.dockActions}>
      <Button onClick={() => setEditing(true)} className={classes.tall}>
        {t('editMeeting')}
      </Button>
      {status === 'invited' || status === 'checkin_open' ? (
        <Button onClick={() => setPostponing(true)} className={classes.tall}>
          {t('postpone.do')}
        </Button>
      ) : null}
      {status === 'draft' || status === 'postponed' ? (
        <Invite blocks={blocks.length} />
      ) : (
        <Button variant="primary" className={classes.tall} onClick={() => void navigate(`/hop/${meetingId}`)}>
          {t('toRoom')}
        </Button>
      )}
      <PostponeDialog opened={postponing} onClose={() => setPostponing(false)} />
      <MeetingDialog opened={editing} onClose={() => setEditing(false)} />
    </div>
  );
}

/** Below the preparation: what still blocks the invitation, each with its way, and the invitation itself. */
export function PrepareDock({ onBlock }: BlockProps) {
  const { t } = useTranslation('prepare');
  const blocks = useMeeting(blocksOf);
  const note = useNote();
  const invited = useMeeting(({ shared: { meeting } }) => meeting.status !== 'draft' && meeting.status !== 'postponed');
  const { meetingId = '' } = useParams();
  return (
    <footer className={classes.dock}>
      <div>
        <span className="title">
          {blocks.length === 0 ? t('allClear') : t(invited ? 'blocksNow' : 'blocksLeft', { count: blocks.length })}
        </span>
        <p className="meta">{note}</p>
        <a className={cx('strong', classes.paperLink)} href={`/api/meetings/${meetingId}/documents/invitation.docx`}>
          {t('invitationPaper')}
        </a>
      </div>
      <Actions blocks={blocks} />
      {blocks.length === 0 ? null : (
        <div className={classes.blocks}>
          {blocks.slice(0, 6).map((block) => (
            <BlockButton key={block.key} block={block} onBlock={onBlock} />
          ))}
        </div>
      )}
    </footer>
  );
}
