import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatTimeSeconds } from '#client/i18n/format.ts';
import { api } from '#client/lib/api.ts';
import { momentAddress } from '#client/lib/momentAddress.ts';
import { Icon } from '#client/ui/Icon.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import type { SaidAboutPage } from '#protocol/search.ts';
import classes from './Said.module.css';

type Props = { versionId: string; page: number; className?: string | undefined };

function useSaid({ versionId, page }: Pick<Props, 'versionId' | 'page'>, opened: boolean) {
  const [said, setSaid] = useState<SaidAboutPage['said'] | null>(null);
  useEffect(() => {
    if (!opened) {
      return;
    }
    let stale = false;
    setSaid(null);
    api.get<SaidAboutPage>(`/api/papers/${encodeURIComponent(versionId)}/pages/${page}/said`).then(
      (answer) => stale || setSaid(answer.said),
      () => stale || setSaid([]),
    );
    return () => {
      stale = true;
    };
  }, [versionId, page, opened]);
  return said;
}

/** "Everything said about this page": what was said while it was shown, and the way to each of these seconds. */
export function SaidHere(props: Props) {
  const { t } = useTranslation('search');
  const [opened, setOpened] = useState(false);
  const said = useSaid(props, opened);
  return (
    <>
      <button type="button" className={props.className} onClick={() => setOpened(true)}>
        <Icon name="message" />
        {t('said.open')}
      </button>
      <Sheet
        opened={opened}
        title={t('said.title', { page: props.page })}
        closeLabel={t('common:close')}
        onClose={() => setOpened(false)}
      >
        {said?.length === 0 ? <p className="sub">{t('said.none')}</p> : null}
        <ul>
          {said?.map(({ segmentId, meetingId, speaker, at, text }) => (
            <li key={segmentId}>
              <Link className={classes.said} to={momentAddress(meetingId, at)}>
                <span className="meta">
                  {formatTimeSeconds(at)} · {speaker === '' ? t('unknownSpeaker') : speaker}
                </span>
                <span>{text}</span>
              </Link>
            </li>
          ))}
        </ul>
      </Sheet>
    </>
  );
}
