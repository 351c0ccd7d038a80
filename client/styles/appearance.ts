import { useSyncExternalStore } from 'react';

export type ThemeChoice = 'light' | 'dark' | 'system';
export type TextSize = 'normal' | 'large' | 'larger';
export type Appearance = { theme: ThemeChoice; text: TextSize };

const KEY = 'nghi-su.appearance';
const themes: readonly string[] = ['light', 'dark', 'system'];
const sizes: readonly string[] = ['normal', 'large', 'larger'];
const listeners = new Set<() => void>();

function parse(text: string | null): Appearance {
  const [theme = '', size = ''] = (text ?? '').split(' ');
  return {
    theme: themes.includes(theme) ? (theme as ThemeChoice) : 'system',
    text: sizes.includes(size) ? (size as TextSize) : 'normal',
  };
}

let current: Appearance = parse(typeof localStorage === 'undefined' ? null : localStorage.getItem(KEY));

/** Puts theme and text size on the root element; tokens and rem do the rest. */
export function applyAppearance(): void {
  const root = document.documentElement;
  if (current.theme === 'system') {
    root.removeAttribute('data-theme');
  } else {
    root.setAttribute('data-theme', current.theme);
  }
  root.setAttribute('data-text', current.text);
}

/** Changes theme or text size on this device and remembers it. */
export function setAppearance(change: Partial<Appearance>): void {
  current = { ...current, ...change };
  localStorage.setItem(KEY, `${current.theme} ${current.text}`);
  applyAppearance();
  for (const listener of listeners) {
    listener();
  }
}

/** One tap of "Chữ to": normal → large → larger → normal. */
export function nextTextSize(size: TextSize): TextSize {
  const next: Record<TextSize, TextSize> = { normal: 'large', large: 'larger', larger: 'normal' };
  return next[size];
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useAppearance(): Appearance {
  return useSyncExternalStore(subscribe, () => current);
}
