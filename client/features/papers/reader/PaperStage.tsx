import { type PointerEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fullName } from '#client/i18n/names.ts';
import { useContentSize } from '#client/lib/useContentSize.ts';
import { usePhone } from '#client/lib/useMedia.ts';
import { fetchFirstPicture, ratioOf } from '#client/pdf/index.ts';
import { useMeeting, useMyId, useSession } from '#client/realtime/index.ts';
import { cx } from '#client/ui/cx.ts';
import { IconButton } from '#client/ui/IconButton.tsx';
import { StateCard } from '#client/ui/StateCard.tsx';
import type { ReleasedPaper } from '#domain/papers.ts';
import { readsContent } from '#domain/roleNow.ts';
import { papersInOrder, shortName } from '../selectors.ts';
import { AnnotatedPage } from './AnnotatedPage.tsx';
import { Pager } from './FollowDock.tsx';
import { PhoneReader } from './PhoneReader.tsx';
import classes from './Reader.module.css';
import { resetReader, setReader, useReader } from './readerStore.ts';
import { Thumbs } from './Thumbs.tsx';
import { Tools } from './Tools.tsx';
import { type Reading, useOpened, useReading, useRecall } from './useReading.ts';
import { useTouches } from './useTouches.ts';

type OpenReading = Reading & { readonly paper: ReleasedPaper };

/** Widest page at 100%: an A4 whose letters are as large as on paper held in the hand. */
const WIDEST = 776;

/** Room that a page which is shown whole leaves free, in pixels: without it a bar for scrolling would come and go. */
const SPARE = 8;

const NO_PAPERS: readonly ReleasedPaper[] = [];

function usePointerSignal({ paper, page, presenting }: OpenReading) {
  const { wire, store } = useSession();
  const last = useRef(0);
  return (event: PointerEvent<HTMLElement>): void => {
    const box = event.currentTarget.querySelector('[role="document"]')?.getBoundingClientRect();
    const x = box === undefined ? -1 : (event.clientX - box.left) / box.width;
    const y = box === undefined ? -1 : (event.clientY - box.top) / box.height;
    const inside = x >= 0 && x <= 1 && y >= 0 && y <= 1;
    if (presenting && inside && event.timeStamp - last.current > 40) {
      last.current = event.timeStamp;
      wire.signal('signal', {
        meetingId: store.meetingId,
        name: 'pointer.moved',
        data: { paperId: paper.paperId, page, x, y },
      });
    }
  };
}

function Page({ reading, beside = false }: { reading: OpenReading; beside?: boolean }) {
  const { t } = useTranslation('papers');
  const { zoom, whole } = useReader();
  const { ref, width, height } = useContentSize();
  const touches = useTouches((step) => reading.turn(reading.page + step));
  const point = usePointerSignal(reading);
  const fit = Math.min(WIDEST, Math.max(0, width));
  const tall = (height - SPARE) / ratioOf(reading.paper.version.versionId, reading.page);
  const size = whole ? Math.min(fit, tall) : fit * zoom;
  return (
    <section
      ref={ref}
      className={classes.stage}
      data-stage
      aria-label={t(beside ? 'besideStage' : 'stage')}
      onPointerMove={point}
      {...touches}
    >
      {fit === 0 ? null : (
        <AnnotatedPage
          key={reading.paper.paperId}
          paper={reading.paper}
          page={reading.page}
          width={Math.round(size)}
          following={reading.following}
        />
      )}
    </section>
  );
}

/** A second paper beside the first, on screens wide enough; it doesn't follow anybody. */
function Beside() {
  const me = useMyId();
  const { besideId } = useReader();
  const paper = useMeeting((state) => papersInOrder(state, me).find(({ paperId }) => paperId === besideId) ?? null);
  if (paper === null) {
    return null;
  }
  return <BesidePage key={paper.paperId} paper={paper} />;
}

function BesidePage({ paper }: { paper: ReleasedPaper }) {
  const { t } = useTranslation('papers');
  const reading = useOwnPages(paper);
  return (
    <div className={classes.besideColumn}>
      <div className={classes.bar}>
        <span className={classes.name}>
          <b className="strong">{shortName(paper).name}</b>
        </span>
        <Pager reading={reading} />
        <IconButton icon="cross" label={t('closeBeside')} onClick={() => setReader({ besideId: null })} />
      </div>
      <Page reading={reading} beside />
    </div>
  );
}

function useOwnPages(paper: ReleasedPaper): OpenReading {
  const { besidePage } = useReader();
  const last = paper.version.pages;
  return {
    papers: [paper],
    paper,
    page: Math.min(besidePage, last),
    shown: null,
    following: false,
    presenting: false,
    turn: (to) => to >= 1 && to <= last && setReader({ besidePage: to }),
    choose: () => undefined,
  };
}

function NoPaper({ itemId }: { itemId: string | null }) {
  const { t } = useTranslation('papers');
  const item = useMeeting((state) => (itemId === null ? undefined : state.shared.agenda.byId[itemId]));
  const presenter = useMeeting((state) => (item?.presenterId ? state.shared.people.byId[item.presenterId] : undefined));
  const me = useMyId();
  const reads = useMeeting((state) => me === null || readsContent(state, me));
  return (
    <StateCard icon="file" title={item ? item.title : t('noItem')}>
      {presenter ? <p>{fullName(presenter)}</p> : null}
      {item ? <p>{t(reads ? 'itemWithoutPapers' : 'notForRole')}</p> : null}
    </StateCard>
  );
}

/** First pages of the item's papers are at hand before one of them is opened. */
function useFirstPictures(papers: readonly ReleasedPaper[]): void {
  const versions = papers.map(({ version }) => version.versionId).join(' ');
  useEffect(() => {
    for (const versionId of versions.split(' ').filter(Boolean)) {
      fetchFirstPicture(versionId).catch(() => undefined);
    }
  }, [versions]);
}

/** Middle of the member's screen: thumbnails, page, tools; reflowed text on a phone. */
export function PaperStage({ itemId }: { itemId: string | null }) {
  const phone = usePhone();
  const reading = useReading(itemId);
  const { besideId } = useReader();
  useOpened(reading.paper);
  useRecall();
  useFirstPictures(phone ? NO_PAPERS : reading.papers);
  useEffect(() => resetReader, []);
  // The room goes on: what was chosen for the item before gives way to the papers of this one.
  useEffect(() => {
    if (itemId !== null) {
      setReader({ paperId: null, page: 1 });
    }
  }, [itemId]);
  if (reading.paper === null) {
    return <NoPaper itemId={itemId} />;
  }
  const open: OpenReading = { ...reading, paper: reading.paper };
  if (phone) {
    return <PhoneReader reading={open} />;
  }
  return (
    <div className={cx(classes.main, besideId !== null && classes.beside)}>
      <Thumbs reading={open} />
      <Page reading={open} />
      <Beside />
      <Tools reading={open} />
    </div>
  );
}
