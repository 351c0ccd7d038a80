import { useTranslation } from 'react-i18next';
import { useMeeting } from '#client/realtime/index.ts';
import { Banner } from '#client/ui/Banner.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import classes from './editor/Minutes.module.css';
import { MinutesEditor } from './editor/MinutesEditor.tsx';
import { Addenda, MinutesHead } from './MinutesHead.tsx';
import { RedraftButton } from './RedraftButton.tsx';
import { Remarks } from './remarks/Remarks.tsx';

/** Screen 4, middle: the minutes with what proves each paragraph. */
export function MinutesPanel() {
  const { t } = useTranslation('minutes');
  const minutes = useMeeting((state) => state.shared.minutes);
  if (minutes.status === 'none') {
    return <StateCard icon="note" title={t('none')} actions={<RedraftButton />} />;
  }
  return (
    <div className={classes.panel}>
      <MinutesHead />
      {minutes.status === 'drafting' && minutes.sentBackReason !== null ? (
        <Banner tone="warn" icon="undo" title={t('sentBack', { reason: minutes.sentBackReason })} />
      ) : null}
      <div className={classes.scroll}>
        <div className={classes.whole}>
          <Remarks blockId={null} />
        </div>
        <MinutesEditor />
        <Addenda />
      </div>
    </div>
  );
}
