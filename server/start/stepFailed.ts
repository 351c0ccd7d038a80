/** Steps of the start that other programs do. */
export type StartStep = 'prismaClient' | 'platform' | 'systemUser' | 'initdb' | 'database' | 'migration' | 'screens';

/**
 * A step of the start failed. The message holds the other program's own words, which belong into the log; what people are told
 * follows from the step.
 */
export class StepFailed extends Error {
  readonly step: StartStep;

  constructor(step: StartStep, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StepFailed';
    this.step = step;
  }
}

/** Keeps the product from starting and says so in words that are already meant for whoever started it. */
export class PlainFault extends Error {}
