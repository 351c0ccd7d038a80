import { useTranslation } from 'react-i18next';
import classes from './Auth.module.css';

const STEPS = ['scan', 'check', 'here'] as const;

/** The way in, in three numbered steps: on the code's screen and on the device that uses the code. */
export function EntrySteps() {
  const { t } = useTranslation('auth');
  return (
    <ol className={classes.steps}>
      {STEPS.map((step, index) => (
        <li key={step}>
          <b>{index + 1}</b>
          {t(`steps.${step}`)}
        </li>
      ))}
    </ol>
  );
}
