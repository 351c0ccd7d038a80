import { useEffect, useRef } from 'react';

type Handlers = Readonly<Record<string, (event: KeyboardEvent) => void>>;

const typing = 'input, textarea, select, [contenteditable="true"], [role="dialog"] *';

const pressable = 'button, a, summary, [role="radio"], [role="tab"]';

/** Whether somebody else answers this key: the browser, a field, a dialog, or a focused button for space and Enter. */
function belongsElsewhere(event: KeyboardEvent, pressed: string): boolean {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented) {
    return true;
  }
  const target = event.target instanceof Element ? event.target : null;
  const presses = pressed === ' ' || pressed === 'Enter';
  return target !== null && target.closest(presses ? `${typing}, ${pressable}` : typing) !== null;
}

/**
 * Single keys that do what a button on the screen does. Ignored while the person types, inside dialogs, and with Ctrl, Alt or Meta.
 * Letters are given in lower case; space as `' '`.
 */
export function useKeys(handlers: Handlers): void {
  const latest = useRef(handlers);
  useEffect(() => {
    latest.current = handlers;
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const pressed = event.key.length === 1 ? event.key.toLowerCase() : event.key;
      if (!belongsElsewhere(event, pressed)) {
        latest.current[pressed]?.(event);
      }
    };
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
}
