import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AgendaPanel } from '#client/features/agenda/index.ts';
import { Arrivals, AttendanceSheet, isArriving, QuorumCard } from '#client/features/attendance/index.ts';
import { ConclusionsWaiting } from '#client/features/conclusion/index.ts';
import { FloorPanel, floorView, useFloorActions } from '#client/features/floor/index.ts';
import { ChairMicrophone, Contradictions, LobbyRequests, RecordingControls } from '#client/features/media/index.ts';
import { PollCard } from '#client/features/poll/index.ts';
import { QuestionsCard } from '#client/features/questions/index.ts';
import { ServiceCalls } from '#client/features/service/index.ts';
import { actingChair } from '#client/lib/meetingAccess.ts';
import { usePhone } from '#client/lib/useMedia.ts';
import { useMeeting } from '#client/realtime/index.ts';
import { Card } from '#client/ui/Card.tsx';
import { Segmented } from '#client/ui/Segmented.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import { MeetingTopBar } from '../MeetingTopBar.tsx';
import { StatusBanner } from '../StatusBanner.tsx';
import { ChairDock } from './ChairDock.tsx';
import { ChairMenu } from './ChairMenu.tsx';
import classes from './ChairRoom.module.css';
import { ItemSheet } from './ItemSheet.tsx';

type Tab = 'floor' | 'agenda' | 'vote';

function Side({ onAttendance }: { onAttendance: () => void }) {
  return (
    <div className={classes.side}>
      <ConclusionsWaiting />
      <QuorumCard onOpen={onAttendance} />
      {/* Whoever waits at the door is seen at once, not below the fold. */}
      <LobbyRequests />
      <PollCard />
      <QuestionsCard />
      <ServiceCalls />
      <RecordingControls />
      <ChairMicrophone />
      <Contradictions />
    </div>
  );
}

function LiveFloor() {
  return <FloorPanel view={useMeeting(floorView)} actions={useFloorActions()} />;
}

/** The floor while there is one: before the opening who is missing, at the end that it is over. */
function Floor() {
  const { t } = useTranslation('room');
  const arriving = useMeeting(isArriving);
  const status = useMeeting((state) => state.shared.meeting.status);
  if (status === 'closed' || status === 'postponed' || status === 'cancelled') {
    return (
      <Card>
        <StateCard icon="check" title={t(`status.${status}`)} />
      </Card>
    );
  }
  return arriving ? <Arrivals /> : <LiveFloor />;
}

function PhonePanels({ onItem, onAttendance }: { onItem: (id: string) => void; onAttendance: () => void }) {
  const { t } = useTranslation('room');
  const [tab, setTab] = useState<Tab>('floor');
  const options = (['floor', 'agenda', 'vote'] as const).map((value) => ({ value, label: t(`tab.${value}`) }));
  return (
    <main className={classes.phoneMain}>
      <Segmented label={t('tabs')} options={options} value={tab} onChange={setTab} />
      {tab === 'vote' ? null : <ConclusionsWaiting />}
      {tab === 'floor' ? <Floor /> : null}
      {tab === 'agenda' ? <AgendaPanel onOpen={onItem} /> : null}
      {tab === 'vote' ? <Side onAttendance={onAttendance} /> : null}
    </main>
  );
}

/** Screen 3: the chair's desk. Agenda and time left, the floor, quorum and vote; the next action below. */
export function ChairRoom() {
  const { t } = useTranslation('room');
  const phone = usePhone();
  const [attendance, setAttendance] = useState(false);
  const [itemId, setItemId] = useState<string | null>(null);
  const chair = useMeeting((state) => actingChair(state)?.name);
  return (
    <div className={classes.room}>
      <MeetingTopBar quorum={phone} note={chair ? t('chairIs', { name: chair }) : null}>
        <ChairMenu />
      </MeetingTopBar>
      <StatusBanner />
      {phone ? (
        <PhonePanels onItem={setItemId} onAttendance={() => setAttendance(true)} />
      ) : (
        <main className={classes.main}>
          <AgendaPanel onOpen={setItemId} />
          <Floor />
          <Side onAttendance={() => setAttendance(true)} />
        </main>
      )}
      <ChairDock />
      <AttendanceSheet opened={attendance} mayMark onClose={() => setAttendance(false)} />
      <ItemSheet itemId={itemId} onClose={() => setItemId(null)} />
    </div>
  );
}
