/** Line drawings of the interface on a 24 × 24 grid; stroke and size come from `Icon`. */
const dot = (cx: number, cy: number, r = 0.8) => <circle cx={cx} cy={cy} r={r} fill="currentColor" />;

export const glyphs = {
  people: (
    <>
      <circle cx="9" cy="8" r="3.5" />
      <path d="M2.5 20a6.5 6.5 0 0 1 13 0M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.2a6.5 6.5 0 0 1 3.5 5.8" />
    </>
  ),
  check: <path d="M5 12.5l4.5 4.5L19 7.5" />,
  file: <path d="M6 3h8l4 4v14H6zM14 3v4h4M9 12h6M9 16h6" />,
  note: <path d="M5 4h14v10l-5 6H5zM19 14h-5v6M9 9h6M9 13h3" />,
  highlighter: <path d="M9 15l-3-3 9-8 5 5-8 9zM9 15l3 3M6 12l-1 5 2 2M3 21h8" />,
  pen: <path d="M4 20l1-4L16 5l3 3L8 19zM14 7l3 3" />,
  eraser: <path d="M8 20l-5-5L13 5l7 7-8 8zM8 10l7 7M7 20h13" />,
  undo: <path d="M8 5L4 9l4 4M4 9h10a6 6 0 0 1 0 12h-3" />,
  lock: (
    <>
      <rect x="5" y="10.5" width="14" height="10" rx="2" />
      <path d="M8 10.5V8a4 4 0 0 1 8 0v2.5" />
    </>
  ),
  left: <path d="M14.5 6l-6 6 6 6" />,
  right: <path d="M9.5 6l6 6-6 6" />,
  down: <path d="M6 9.5l6 6 6-6" />,
  up: <path d="M6 14.5l6-6 6 6" />,
  eye: (
    <>
      <path d="M2.5 12S6 5.5 12 5.5 21.5 12 21.5 12 18 18.5 12 18.5 2.5 12 2.5 12z" />
      <circle cx="12" cy="12" r="2.8" />
    </>
  ),
  network: (
    <>
      <path d="M3 9.5a13 13 0 0 1 18 0M6 13a8.5 8.5 0 0 1 12 0M9 16.3a4.2 4.2 0 0 1 6 0" />
      {dot(12, 19)}
    </>
  ),
  networkOff: (
    <>
      <path d="M3 9.5a13 13 0 0 1 5-3M12 5.7a13 13 0 0 1 9 3.8M6 13a8.5 8.5 0 0 1 4.5-2.4M15 11.2a8.5 8.5 0 0 1 3 1.8M9 16.3a4.2 4.2 0 0 1 6 0M4 3.5l16 17" />
      {dot(12, 19)}
    </>
  ),
  hand: (
    <path d="M8 12V5.5a1.5 1.5 0 0 1 3 0V11M11 10.5V4a1.5 1.5 0 0 1 3 0v7M14 11V5.5a1.5 1.5 0 0 1 3 0V14c0 4-2.5 7-6 7-2.7 0-4-1.2-5.2-3.3L3.7 14a1.5 1.5 0 0 1 2.5-1.6L8 14.5" />
  ),
  clock: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 7.5V12l3 2" />
    </>
  ),
  ballot: <path d="M4 13v7h16v-7M8 13V4h8v9M3 13h18M10.5 8.5l1.3 1.3 2.2-2.3" />,
  cross: <path d="M6 6l12 12M18 6L6 18" />,
  minus: <path d="M6 12h12" />,
  info: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M12 11v5" />
      {dot(12, 8)}
    </>
  ),
  home: <path d="M4 11l8-7 8 7v9h-5v-6H9v6H4z" />,
  task: (
    <>
      <rect x="4" y="4" width="16" height="16" rx="3" />
      <path d="M8 12l3 3 5-6" />
    </>
  ),
  calendar: (
    <>
      <rect x="4" y="5.5" width="16" height="15" rx="2" />
      <path d="M4 10h16M8.5 3v4M15.5 3v4" />
    </>
  ),
  mail: <path d="M4 6h16v12H4zM4 6l8 7 8-7" />,
  bell: <path d="M6 16.5V11a6 6 0 0 1 12 0v5.5l1.5 1.5h-15zM10 20.5h4" />,
  cup: <path d="M5 8h12v6a5 5 0 0 1-5 5h-2a5 5 0 0 1-5-5zM17 9.5h1.5a2.5 2.5 0 0 1 0 5H17M8.5 3v2M13 3v2" />,
  tool: <path d="M15 3.5a5 5 0 0 0-4.6 6.9L3.5 17.3l3.2 3.2 6.9-6.9A5 5 0 0 0 20 7.6l-3 3-3.4-.6-.6-3.4 3-3z" />,
  play: <path d="M8 5.5v13l10.5-6.5z" fill="currentColor" />,
  message: <path d="M4 5h16v11H11l-5 4v-4H4zM9 10.5h6" />,
  plus: <path d="M12 5v14M5 12h14" />,
  grip: <path d="M9 6v.01M15 6v.01M9 12v.01M15 12v.01M9 18v.01M15 18v.01" strokeWidth="2.75" />,
  warning: (
    <>
      <path d="M12 4L2.5 20h19zM12 10v4.5" />
      {dot(12, 17.2, 0.7)}
    </>
  ),
  more: (
    <>
      {dot(5, 12, 1.2)}
      {dot(12, 12, 1.2)}
      {dot(19, 12, 1.2)}
    </>
  ),
  stop: <rect x="6.5" y="6.5" width="11" height="11" rx="1.5" />,
  skip: <path d="M6 6l8 6-8 6zM18 6v12" />,
  pause: <path d="M9 6v12M15 6v12" />,
  microphone: (
    <>
      <rect x="9" y="3" width="6" height="11" rx="3" />
      <path d="M5 11a7 7 0 0 0 14 0M12 18v3" />
    </>
  ),
  microphoneOff: (
    <path d="M9 9v2a3 3 0 0 0 4.5 2.6M15 11V6a3 3 0 0 0-5.7-1.3M5 11a7 7 0 0 0 10.5 6M19 11c0 .9-.2 1.8-.5 2.6M12 18v3M4 4l16 16" />
  ),
  camera: (
    <>
      <rect x="3" y="6.5" width="12" height="11" rx="2" />
      <path d="M15 11l6-3.5v9L15 13" />
    </>
  ),
  speaker: <path d="M4 9.5v5h3.5L12 18.5v-13L7.5 9.5zM15.5 9a4.5 4.5 0 0 1 0 6M18 6.5a8 8 0 0 1 0 11" />,
  screen: (
    <>
      <rect x="3" y="4" width="18" height="12" rx="2" />
      <path d="M9 20h6M12 16v4" />
    </>
  ),
  exit: <path d="M10 4H5v16h5M14 8l4 4-4 4M18 12H9" />,
  search: (
    <>
      <circle cx="11" cy="11" r="6.5" />
      <path d="M16 16l4.5 4.5" />
    </>
  ),
  link: <path d="M10 14a4 4 0 0 0 6 .4l3-3a4 4 0 0 0-5.7-5.7L12 7M14 10a4 4 0 0 0-6-.4l-3 3a4 4 0 0 0 5.7 5.7L12 17" />,
  download: <path d="M12 4v11M7.5 10.5L12 15l4.5-4.5M5 19h14" />,
  upload: <path d="M12 16V5M7.5 9.5L12 5l4.5 4.5M5 19h14" />,
  keypad: (
    <>
      <rect x="4" y="4" width="7" height="7" rx="1.5" />
      <rect x="13" y="4" width="7" height="7" rx="1.5" />
      <rect x="4" y="13" width="7" height="7" rx="1.5" />
      <rect x="13" y="13" width="7" height="7" rx="1.5" />
    </>
  ),
  seat: <path d="M6 4h12v9H6zM4 13h16M7 13v7M17 13v7" />,
  shield: <path d="M12 3l8 3v6c0 5-3.500 8-8 9-4.500-1-8-4-8-9V6zM8.500 12l2.500 2.500 4.500-5" />,
  largeText: <path d="M3 18L8 6l5 12M4.8 14h6.4M14.5 18l3-7.5 3 7.5M15.5 15.5h4" />,
  moon: <path d="M19.500 14A8 8 0 0 1 10 4.500a8 8 0 1 0 9.500 9.500z" />,
  globe: (
    <>
      <circle cx="12" cy="12" r="8.5" />
      <path d="M3.500 12h17M12 3.500c3 3 3 14 0 17M12 3.500c-3 3-3 14 0 17" />
    </>
  ),
} as const;

export type GlyphName = keyof typeof glyphs;
