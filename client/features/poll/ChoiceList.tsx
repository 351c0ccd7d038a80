import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '#client/lib/useKeys.ts';
import { cx } from '#client/ui/cx.ts';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { Icon } from '#client/ui/Icon.tsx';
import { Key } from '#client/ui/Keys.tsx';
import type { CountsAs, PollOption } from '#protocol/ballot.ts';
import classes from './ChoiceList.module.css';
import type { OpenPoll } from './types.ts';

const LOOKS: Record<CountsAs, { icon: GlyphName; look: string }> = {
  agree: { icon: 'check', look: 'agree' },
  disagree: { icon: 'cross', look: 'against' },
  neutral: { icon: 'minus', look: 'abstain' },
};

/** Words of an option: known ones in the reader's language, others as they were frozen. */
export function useOptionLabel(): (option: PollOption) => string {
  const { t } = useTranslation('poll');
  return (option) => t(`option.${option.optionId}`, { defaultValue: option.label });
}

/** Arrow keys move between the choices as in any radiogroup. */
function moveFocus(event: KeyboardEvent<HTMLButtonElement>): void {
  const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
  if (step === undefined) {
    return;
  }
  const choices = [...(event.currentTarget.parentElement?.querySelectorAll('button') ?? [])];
  const at = choices.indexOf(event.currentTarget);
  choices[(at + step + choices.length) % choices.length]?.focus();
  event.preventDefault();
}

type ChoiceProps = {
  poll: OpenPoll;
  option: PollOption;
  order: number;
  on: boolean;
  disabled: boolean;
  compact: boolean;
  onPick: () => void;
};

function Choice({ poll, option, order, on, disabled, compact, onPick }: ChoiceProps) {
  const label = useOptionLabel();
  const election = poll.method === 'election';
  const { icon, look } = LOOKS[option.countsAs];
  return (
    <button
      type="button"
      {...(election ? { role: 'checkbox' } : { role: 'radio' })}
      {...{ 'aria-checked': on }}
      aria-disabled={disabled || undefined}
      aria-keyshortcuts={order < 9 ? String(order + 1) : undefined}
      className={cx(classes.choice, election ? classes.candidate : classes[look], on && classes.chosen)}
      onKeyDown={moveFocus}
      onClick={onPick}
    >
      <span className={classes.sign}>
        {election && !on ? order + 1 : <Icon name={icon} size={compact ? 24 : 32} />}
      </span>
      <span className="grow">{label(option)}</span>
      {order < 9 ? <Key>{String(order + 1)}</Key> : null}
    </button>
  );
}

type Props = {
  poll: OpenPoll;
  chosen: readonly string[];
  disabled?: boolean;
  /** Height of a choice: 112 px for the open vote, 96 px for the secret one. */
  compact?: boolean;
  onChoose: (choices: readonly string[]) => void;
};

/** What tapping an option makes of the ballot: a decision takes one, an election up to its seats. */
export function toggled(
  poll: Pick<OpenPoll, 'method' | 'seats'>,
  chosen: readonly string[],
  optionId: string,
): readonly string[] {
  if (poll.method === 'decision') {
    return [optionId];
  }
  if (chosen.includes(optionId)) {
    return chosen.filter((id) => id !== optionId);
  }
  return chosen.length < poll.seats ? [...chosen, optionId] : chosen;
}

/** Choices of equal size and weight; none is preselected, none stands out before it is tapped. Keys 1 to 9 choose. */
export function ChoiceList({ poll, chosen, disabled = false, compact = false, onChoose }: Props) {
  const { t } = useTranslation('poll');
  const pick = (optionId: string): void => {
    if (!disabled) {
      onChoose(toggled(poll, chosen, optionId));
    }
  };
  useKeys(
    Object.fromEntries(
      poll.options.slice(0, 9).map(({ optionId }, index) => [String(index + 1), () => pick(optionId)]),
    ),
  );
  return (
    <div
      {...{ role: poll.method === 'election' ? 'group' : 'radiogroup', 'aria-label': t('choices') }}
      className={cx(classes.list, compact && classes.compact, poll.options.length > 3 && classes.many)}
    >
      {poll.options.map((option, index) => (
        <Choice
          key={option.optionId}
          poll={poll}
          option={option}
          order={index}
          on={chosen.includes(option.optionId)}
          disabled={disabled}
          compact={compact}
          onPick={() => pick(option.optionId)}
        />
      ))}
    </div>
  );
}
