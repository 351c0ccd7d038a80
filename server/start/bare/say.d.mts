export function step(text: string): void;
export function done(text: string): void;
export function note(text: string): void;
export function fail(text: string, ...advice: string[]): void;
