import { cx } from './cx.ts';
import classes from './Segmented.module.css';

type Props<T extends string> = {
  label: string;
  options: readonly { value: T; label: string }[];
  value: T;
  onChange: (value: T) => void;
};

/** Two to four choices side by side, one of them on. */
export function Segmented<T extends string>({ label, options, value, onChange }: Props<T>) {
  return (
    <div role="tablist" aria-label={label} className={classes.group}>
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          role="tab"
          aria-selected={option.value === value}
          className={cx(classes.option, option.value === value && classes.on)}
          onClick={() => onChange(option.value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  );
}
