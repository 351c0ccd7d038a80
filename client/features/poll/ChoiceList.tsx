import { useTranslation } from 'react-i18next';
import { useKeys } from '#client/lib/useKeys.ts';
import { cx } from '#client/ui/cx.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { Key } from '#client/ui/Keys.tsx';
import classes from './ChoiceList.module.css';
import { CHOICES } from './choices.ts';
import type { Choice } from './types.ts';

type Props = {
  chosen: Choice | null;
  disabled?: boolean;
  /** Height of a choice: 112 px for the open vote, 96 px for the secret one. */
  compact?: boolean;
  onChoose: (choice: Choice) => void;
};

/** Arrow keys move between the choices as in any radiogroup. */
function moveFocus(event: React.KeyboardEvent<HTMLDivElement>): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step === undefined) {
    return;
  }
  const radios = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('[role="radio"]')];
  const at = radios.findIndex((radio) => radio === document.activeElement);
  radios[(at + step + radios.length) % radios.length]?.focus();
  event.preventDefault();
}

/** Three choices of equal size and weight; none is preselected, none has a colour before it is tapped. */
export function ChoiceList({ chosen, disabled = false, compact = false, onChoose }: Props) {
  const { t } = useTranslation('poll');
  const choose = (choice: Choice): void => {
    if (!disabled) {
      onChoose(choice);
    }
  };
  useKeys(Object.fromEntries(CHOICES.map(({ choice, key }) => [key, () => choose(choice)])));
  return (
    <div
      role="radiogroup"
      aria-label={t('choices')}
      className={cx(classes.list, compact && classes.compact)}
      onKeyDown={moveFocus}
    >
      {CHOICES.map(({ choice, icon, key }, index) => (
        <button
          key={choice}
          type="button"
          role="radio"
          aria-checked={chosen === choice}
          aria-disabled={disabled || undefined}
          aria-keyshortcuts={key}
          tabIndex={chosen === choice || (chosen === null && index === 0) ? 0 : -1}
          className={cx(classes.choice, classes[choice], chosen === choice && classes.chosen)}
          onClick={() => choose(choice)}
        >
          <span className={classes.sign}>
            <Icon name={icon} size={compact ? 24 : 32} />
          </span>
          <span className="grow">{t(`choice.${choice}`)}</span>
          <Key>{key}</Key>
        </button>
      ))}
    </div>
  );
}
