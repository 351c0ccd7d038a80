import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '#client/ui/Button.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import classes from '../Tasks.module.css';
import { CalendarCard } from './CalendarCard.tsx';
import { PushCard } from './PushCard.tsx';
import { StandInsCard } from './StandInsCard.tsx';

/** How one wants to be reminded outside of the product, and who acts in one's place: messages, calendar, stand-ins. */
export function ReachSheet() {
  const { t } = useTranslation('tasks');
  const [opened, setOpened] = useState(false);
  return (
    <>
      <Button icon="calendar" onClick={() => setOpened(true)}>
        {t('reach')}
      </Button>
      <Sheet opened={opened} title={t('reach')} closeLabel={t('common:close')} onClose={() => setOpened(false)}>
        <div className={classes.stack}>
          <PushCard />
          <CalendarCard />
          <StandInsCard />
        </div>
      </Sheet>
    </>
  );
}
