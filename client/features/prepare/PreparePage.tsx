import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate, useParams } from 'react-router';
import { PapersPanel } from '#client/features/papers/index.ts';
import { MeetingTopBar } from '#client/features/room/index.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { runsMeeting } from '#client/lib/meetingAccess.ts';
import { usePhone } from '#client/lib/useMedia.ts';
import { ConnectionBanner, MeetingProvider, useMeeting, useMeetingView } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Segmented } from '#client/ui/Segmented.tsx';
import { Skeleton } from '#client/ui/Skeleton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import { AgendaEditor } from './agenda/AgendaEditor.tsx';
import classes from './Prepare.module.css';
import { PrepareDock } from './PrepareDock.tsx';
import { PeoplePanel } from './people/PeoplePanel.tsx';

type Panel = 'agenda' | 'papers' | 'people';
const PANELS: readonly Panel[] = ['agenda', 'papers', 'people'];

type PanelProps = { panel: Panel; paperId: string | null; onPaper: (paperId: string | null) => void };

function PanelOf({ panel, paperId, onPaper }: PanelProps) {
  if (panel === 'agenda') {
    return <AgendaEditor />;
  }
  return panel === 'papers' ? <PapersPanel openId={paperId} onOpen={onPaper} /> : <PeoplePanel />;
}

function Desk() {
  const { t } = useTranslation('prepare');
  const phone = usePhone();
  const [panel, setPanel] = useState<Panel>('agenda');
  const [paperId, setPaperId] = useState<string | null>(null);
  const secretary = useMeeting(
    (state) => Object.values(state.shared.people.byId).find(({ role }) => role === 'secretary')?.name,
  );
  return (
    <div className={classes.page}>
      <MeetingTopBar quorum={false} note={secretary ? t('room:secretaryIs', { name: secretary }) : null} />
      {phone ? (
        <main className={classes.phone}>
          <Segmented
            label={t('panels')}
            options={PANELS.map((value) => ({ value, label: t(`panel.${value}`) }))}
            value={panel}
            onChange={setPanel}
          />
          <PanelOf panel={panel} paperId={paperId} onPaper={setPaperId} />
        </main>
      ) : (
        <main className={classes.main}>
          {PANELS.map((name) => (
            <PanelOf key={name} panel={name} paperId={paperId} onPaper={setPaperId} />
          ))}
        </main>
      )}
      <PrepareDock
        onBlock={({ panel: wanted, key }) => {
          setPanel(wanted);
          setPaperId(wanted === 'papers' ? key : null);
        }}
      />
      <ConnectionBanner />
    </div>
  );
}

function Gate() {
  const { t } = useTranslation('prepare');
  const navigate = useNavigate();
  const view = useMeetingView();
  const may = useMeeting((state) => runsMeeting(state, view.me));
  if (view.phase === 'joining') {
    return <Skeleton label={t('common:loading')} />;
  }
  if (view.phase === 'refused' || !may) {
    return (
      <StateCard
        icon="lock"
        title={t('onlyStewards')}
        actions={<Button onClick={() => void navigate('/')}>{t('common:toHome')}</Button>}
      >
        {view.rejection ? rejectionMessage(view.rejection) : null}
      </StateCard>
    );
  }
  return <Desk />;
}

/** Screen 13, `/chuan-bi/:meetingId`: what still blocks the invitation. */
export function PreparePage() {
  const { meetingId = '' } = useParams();
  return (
    <MeetingProvider meetingId={meetingId}>
      <Gate />
    </MeetingProvider>
  );
}
