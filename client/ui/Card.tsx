import type { ComponentPropsWithRef } from 'react';
import classes from './Card.module.css';
import { cx } from './cx.ts';

type Props = ComponentPropsWithRef<'section'> & { padded?: boolean; tone?: 'plain' | 'warn' | 'now' };

/** A panel on the canvas. */
export function Card({ padded = false, tone = 'plain', className, ...rest }: Props) {
  return <section {...rest} className={cx(classes.card, padded && classes.padded, classes[tone], className)} />;
}
