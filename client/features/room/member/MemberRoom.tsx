import { useState } from 'react';
import { AgendaStrip, PhoneAgenda } from '#client/features/agenda/index.ts';
import { FloorMicrophone } from '#client/features/media/index.ts';
import { FollowDock, PaperStage, PhonePaperButtons } from '#client/features/papers/index.ts';
import { MemberVote, useVoteOnScreen } from '#client/features/poll/index.ts';
import { ServiceCalls } from '#client/features/service/index.ts';
import { usePhone } from '#client/lib/useMedia.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { MeetingTopBar } from '../MeetingTopBar.tsx';
import { RoomMenu } from '../menu/RoomMenu.tsx';
import { StatusBanner } from '../StatusBanner.tsx';
import { CatchUp } from './CatchUp.tsx';
import { MainAction } from './MainAction.tsx';
import classes from './MemberRoom.module.css';
import { Programme } from './Programme.tsx';
import { ReplyBanner } from './ReplyBanner.tsx';
import { VoteWaits } from './VoteWaits.tsx';

/** The item whose papers are shown: the one picked by the member until the meeting moves on, else the current one; null while there is neither. */
function useShownItem(): { itemId: string | null; pickedId: string | null; pick: (itemId: string | null) => void } {
  const currentId = useMeeting((state) => state.shared.agenda.currentItemId);
  const [picked, setPicked] = useState<{ itemId: string | null; during: string | null } | null>(null);
  const pickedId = picked !== null && picked.during === currentId ? picked.itemId : null;
  return {
    itemId: pickedId ?? currentId,
    pickedId,
    pick: (itemId) => setPicked(itemId === currentId ? null : { itemId, during: currentId }),
  };
}

function PaperView() {
  const phone = usePhone();
  const { itemId, pickedId, pick } = useShownItem();
  return (
    <>
      {phone ? (
        <PhoneAgenda selectedId={pickedId} onSelect={pick} />
      ) : (
        <AgendaStrip selectedId={pickedId} onSelect={pick} />
      )}
      <StatusBanner />
      <ReplyBanner />
      <CatchUp />
      <main className={classes.stage}>
        {itemId === null ? <Programme onOpen={pick} /> : <PaperStage itemId={itemId} />}
      </main>
      <footer className={classes.dock}>
        {phone ? (
          <PhonePaperButtons itemId={itemId} />
        ) : (
          <div className={classes.follow}>
            <FollowDock itemId={itemId} />
          </div>
        )}
        <FloorMicrophone />
        <MainAction />
      </footer>
    </>
  );
}

/** Screen 1 (tablet) and 8a (phone): where the meeting stands, the paper, and the way to speak. A vote covers it. */
export function MemberRoom() {
  const phone = usePhone();
  const vote = useVoteOnScreen();
  return (
    <div className={phone ? classes.phone : classes.tablet}>
      <MeetingTopBar>
        <RoomMenu />
      </MeetingTopBar>
      <ServiceCalls />
      <VoteWaits vote={vote} />
      {vote.shown ? (
        <>
          <StatusBanner />
          <MemberVote onLeave={vote.leave} onPaper={vote.leave} />
        </>
      ) : (
        <PaperView />
      )}
    </div>
  );
}
