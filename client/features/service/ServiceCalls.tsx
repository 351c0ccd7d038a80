import { useTranslation } from 'react-i18next';
import { speaksForChair } from '#client/lib/meetingAccess.ts';
import { useMeeting, useMyId } from '#client/realtime/index.ts';
import { Card } from '#client/ui/Card.tsx';
import { LiveRegion } from '#client/ui/LiveRegion.tsx';
import { CallList } from './CallList.tsx';
import { callsToAnswer } from './selectors.ts';

/**
 * Calls for service on the desk of those who answer them: secretary, or technician. Nothing while nobody calls, and nothing
 * for the chair, who finds them in the menu.
 */
export function ServiceCalls() {
  const { t } = useTranslation('service');
  const me = useMyId();
  const calls = useMeeting((state) => callsToAnswer(state, me));
  const presides = useMeeting((state) => speaksForChair(state, me));
  const shown = presides ? [] : calls;
  return (
    <>
      <LiveRegion message={shown.length > 0 ? t('waiting', { count: shown.length }) : ''} />
      {shown.length > 0 ? (
        <Card padded tone="now" aria-label={t('calls')}>
          <h2 className="strong">{t('calls')}</h2>
          <CallList calls={shown} />
        </Card>
      ) : null}
    </>
  );
}
