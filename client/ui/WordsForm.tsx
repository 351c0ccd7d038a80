import { Textarea } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { Button } from './Button.tsx';

type Props = {
  label: string;
  submit: string;
  maxLength: number;
  minRows?: number;
  variant?: 'primary' | 'secondary';
  pending: boolean;
  /** Something else than the words is still missing. */
  waiting?: boolean;
  /** The words that are there already. */
  initial?: string;
  /** The words may be left out. */
  optional?: boolean;
  /** Fields above the words. */
  before?: ReactNode;
  /** Fields and explanations between the words and the button. */
  children?: ReactNode;
  /** Sends the words; what was typed is cleared when it answers true and kept otherwise. */
  onSend: (words: string) => Promise<boolean>;
};

/** Words to be written and sent by one button, the way all short forms of the product look. */
export function WordsForm({ label, submit, maxLength, minRows = 3, variant = 'primary', onSend, ...rest }: Props) {
  const { pending, waiting = false, optional = false, initial = '', before, children } = rest;
  const [words, setWords] = useState(initial);
  const send = async (): Promise<void> => {
    if (await onSend(words)) {
      setWords('');
    }
  };
  return (
    <>
      {before}
      <Textarea
        label={label}
        value={words}
        autosize
        minRows={minRows}
        maxLength={maxLength}
        onChange={(event) => setWords(event.currentTarget.value)}
      />
      {children}
      <Button
        variant={variant}
        waiting={waiting || (!optional && words.trim() === '')}
        pending={pending}
        onClick={() => void send()}
      >
        {submit}
      </Button>
    </>
  );
}
