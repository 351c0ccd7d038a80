import { useTranslation } from 'react-i18next';
import { useCommand, useMeeting } from '#client/realtime/index.ts';
import { Button } from '#client/ui/Button.tsx';
import { Chip, type Tone } from '#client/ui/Chip.tsx';
import type { GlyphName } from '#client/ui/glyphs.tsx';
import { IconButton } from '#client/ui/IconButton.tsx';
import { ProgressBar } from '#client/ui/ProgressBar.tsx';
import type { StewardPaper } from '#domain/papers.ts';
import type { PaperStatus } from '#protocol/paper.ts';
import { DropTarget, useFileDrop } from './DropTarget.tsx';
import { PaperSheet } from './PaperSheet.tsx';
import classes from './PapersPanel.module.css';
import { type UploadState, useUploads } from './useUploads.ts';

const LOOK: Record<PaperStatus, { readonly tone: Tone; readonly icon: GlyphName }> = {
  submitted: { tone: 'warn', icon: 'clock' },
  approved: { tone: 'ok', icon: 'check' },
  rejected: { tone: 'bad', icon: 'undo' },
  released: { tone: 'accent', icon: 'check' },
  recalled: { tone: 'neutral', icon: 'lock' },
};

function Row({ paper, open }: { paper: StewardPaper; open: () => void }) {
  const { t } = useTranslation('papers');
  const place = useMeeting((state) => state.shared.agenda.order.indexOf(paper.details.itemId ?? '') + 1);
  const { tone, icon } = LOOK[paper.status];
  return (
    <button type="button" className={classes.row} onClick={open}>
      <span>
        <b className={paper.details.number ? classes.number : undefined}>
          {paper.details.number || paper.details.title}
        </b>
        <span className="meta">
          {t(place === 0 ? 'placeNone' : 'place', { place, version: paper.versions.length })}
        </span>
      </span>
      <Chip tone={tone} icon={icon} small>
        {t(`status.${paper.status}`)}
      </Chip>
    </button>
  );
}

function Uploading({ upload, dismiss }: { upload: UploadState; dismiss: () => void }) {
  const { t } = useTranslation('papers');
  return (
    <div className={classes.upload} role="status">
      <div className={classes.uploadHead}>
        <span className="grow">
          <b>{upload.fileName}</b>
          {upload.error === null ? (
            <span className="meta">{t(upload.fraction < 1 ? 'upload.sending' : 'upload.checking')}</span>
          ) : (
            <span className={classes.fault}>{upload.error}</span>
          )}
        </span>
        {upload.error === null ? null : <IconButton icon="cross" label={t('upload.dismiss')} onClick={dismiss} />}
      </div>
      {upload.error === null ? (
        <ProgressBar fraction={upload.fraction} label={t('upload.progress', { name: upload.fileName })} />
      ) : null}
    </div>
  );
}

function ReleaseAll({ papers }: { papers: readonly StewardPaper[] }) {
  const { t } = useTranslation('papers');
  const { run, pending } = useCommand('paper.release');
  const ready = papers.filter(({ status }) => status === 'approved').map(({ paperId }) => paperId);
  if (ready.length === 0) {
    return null;
  }
  return (
    <div className={classes.upload}>
      <Button full icon="check" pending={pending} onClick={() => void run({ paperIds: ready })}>
        {t('releaseAll', { count: ready.length })}
      </Button>
    </div>
  );
}

/** What somebody still has to do with a paper comes first; otherwise in the order in which they were handed in. */
const URGENCY: Record<PaperStatus, number> = { submitted: 0, rejected: 1, approved: 2, released: 3, recalled: 4 };

const byUrgency = (papers: readonly StewardPaper[]): StewardPaper[] =>
  papers.toSorted((one, other) => URGENCY[one.status] - URGENCY[other.status]);

type Props = { openId: string | null; onOpen: (paperId: string | null) => void };

/** Papers of a meeting in preparation: approval states, release, and the place to drop files; one of them may be open. */
export function PapersPanel({ openId, onOpen }: Props) {
  const { t } = useTranslation('papers');
  const papers = useMeeting((state) => Object.values(state.stewards.papers));
  const { uploads, add, dismiss } = useUploads();
  const approved = papers.filter(({ status }) => status === 'approved' || status === 'released').length;
  const firstItem = useMeeting((state) => state.shared.agenda.order[0] ?? null);
  const open = papers.find(({ paperId }) => paperId === openId);
  const take = (files: readonly File[]): void => void add(files, { paperId: null, itemId: firstItem });
  const { over, handlers } = useFileDrop(take);
  return (
    <section className={classes.panel} aria-label={t('papers')} {...handlers}>
      <header className={classes.head}>
        <h2 className="strong">{t('papers')}</h2>
        <span className="meta">
          {papers.length === 0 ? t('none') : t('approvedOf', { approved, count: papers.length })}
        </span>
      </header>
      <div className={classes.scroll}>
        {/* First, where they are seen: below a long list a refusal would go unnoticed. */}
        {uploads.map((upload) => (
          <Uploading key={upload.id} upload={upload} dismiss={() => dismiss(upload.id)} />
        ))}
        {byUrgency(papers).map((paper) => (
          <Row key={paper.paperId} paper={paper} open={() => onOpen(paper.paperId)} />
        ))}
        {papers.length === 0 ? <DropTarget take={take} over={over} /> : null}
      </div>
      <ReleaseAll papers={papers} />
      {papers.length > 0 ? <DropTarget take={take} over={over} compact /> : null}
      {open === undefined ? null : (
        <PaperSheet
          key={open.paperId}
          paper={open}
          close={() => onOpen(null)}
          addVersion={(file) => void add([file], { paperId: open.paperId, itemId: null })}
        />
      )}
    </section>
  );
}
