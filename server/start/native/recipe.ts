/** What a recipe may use while it builds. */
export type BuildContext = {
  /** Folder kept between interrupted builds, so that the next one goes on where this one ended. */
  work: string;
  /** Folder to put the finished binaries into; it becomes the cached part in one rename. */
  out: string;
  /** Runs a command at low priority; its output goes to the build log and `[n/m]` in it becomes the progress. */
  run: (command: string, args: string[], options?: { cwd?: string }) => Promise<void>;
  /** Number of processor cores to use. */
  jobs: number;
};

/** One part that is compiled once per machine. */
export type Recipe = {
  id: 'mediasoup' | 'whisper';
  /** Version of the source. */
  version: string;
  /** What the binary depends on besides the version: architecture, processor features. */
  cpu: string;
  /** Raised when a change of the recipe must build again what is cached. */
  revision: number;
  /** Files of ours that are compiled or steer the compiler. */
  inputs: string[];
  /** Names of the finished binaries. */
  binaries: string[];
  /** Debian packages that the build needs. */
  packages: string[];
  /** Puts a ready binary into `context.out` without compiling, when one can be had; true when it did. */
  prebuilt?: (context: BuildContext) => Promise<boolean>;
  build: (context: BuildContext) => Promise<void>;
};
