import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatDuration, formatTime } from '#client/i18n/format.ts';
import { fullName } from '#client/i18n/names.ts';
import { useMeeting, useServerNow } from '#client/realtime/index.ts';
import { Segmented } from '#client/ui/Segmented.tsx';
import { Sheet } from '#client/ui/Sheet.tsx';
import { isPresent } from '#domain/attendance.ts';
import { type SpeakingFigures, speakingByUnit, speakingReport, type UnitFigures } from '#domain/floorViews.ts';
import classes from './SpeakingReport.module.css';

function Line({ figures }: { figures: SpeakingFigures }) {
  const { t } = useTranslation('floor');
  const person = useMeeting((state) => state.shared.people.byId[figures.participantId]);
  const present = useMeeting((state) => isPresent(state.shared.attendance, figures.participantId));
  const silent = figures.called === 0;
  return (
    <tr>
      <th scope="row">
        <span className="strong">{person ? fullName(person) : ''}</span>
        <span className="meta">
          {[person?.unit || person?.title, present ? null : t('report.notHere')].filter(Boolean).join(' · ')}
        </span>
      </th>
      <td>{figures.requested}</td>
      <td>{figures.called}</td>
      <td className={silent ? 'ink2' : undefined}>
        {silent ? t('report.never') : formatDuration(Math.round(figures.seconds))}
      </td>
    </tr>
  );
}

function UnitLine({ figures }: { figures: UnitFigures }) {
  const { t } = useTranslation('floor');
  return (
    <tr>
      <th scope="row">
        <span className="strong">{figures.unit || t('report.noUnit')}</span>
        <span className="meta">{t('report.people', { count: figures.people })}</span>
      </th>
      <td>{figures.requested}</td>
      <td>{figures.called}</td>
      <td className={figures.called === 0 ? 'ink2' : undefined}>
        {figures.called === 0 ? t('report.never') : formatDuration(Math.round(figures.seconds))}
      </td>
    </tr>
  );
}

type By = 'person' | 'unit';

function Table({ itemId, by }: { itemId: string | null; by: By }) {
  const { t } = useTranslation('floor');
  const now = new Date(useServerNow()).toISOString();
  const lines = useMeeting((state) => speakingReport(state.shared, itemId, now));
  const units = useMeeting((state) => speakingByUnit(state.shared, lines));
  return (
    <table className={classes.table}>
      <thead>
        <tr>
          <th scope="col">{t(by === 'unit' ? 'report.unit' : 'report.who')}</th>
          <th scope="col">{t('report.requested')}</th>
          <th scope="col">{t('report.called')}</th>
          <th scope="col">{t('report.spoke')}</th>
        </tr>
      </thead>
      <tbody>
        {by === 'unit'
          ? units.map((figures) => <UnitLine key={figures.unit} figures={figures} />)
          : lines.map((figures) => <Line key={figures.participantId} figures={figures} />)}
      </tbody>
    </table>
  );
}

function History({ itemId }: { itemId: string | null }) {
  const { t } = useTranslation('floor');
  const past = useMeeting((state) =>
    state.shared.floor.history.filter((speech) => itemId === null || speech.itemId === itemId),
  );
  const people = useMeeting((state) => state.shared.people.byId);
  return past.length === 0 ? null : (
    <section>
      <h3 className="strong">{t('report.history')}</h3>
      <ol>
        {past.map((speech) => {
          const person = people[speech.participantId];
          return (
            <li key={speech.speechId} className={classes.past}>
              <time className="meta num">{formatTime(speech.startedAt)}</time>
              <span className="grow">{person ? fullName(person) : ''}</span>
              <span className="num">{formatDuration(Math.round(speech.spokenSeconds))}</span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}

/** Who asked, was called and spoke how long, by person or unit, on this item or in the whole meeting; in the order of the list, no ranking (FLOOR-11). */
export function SpeakingReport({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation('floor');
  const currentId = useMeeting((state) => state.shared.agenda.currentItemId);
  const [scope, setScope] = useState<'item' | 'meeting'>('item');
  const [by, setBy] = useState<By>('person');
  const itemId = scope === 'item' ? currentId : null;
  const ways = (['person', 'unit'] as const).map((value) => ({ value, label: t(`report.by.${value}`) }));
  const options = (['item', 'meeting'] as const).map((value) => ({ value, label: t(`report.scope.${value}`) }));
  return (
    <Sheet opened={opened} title={t('report.title')} closeLabel={t('common:close')} size="38rem" onClose={onClose}>
      <div className="col g2">
        <Segmented label={t('report.scope.label')} options={options} value={scope} onChange={setScope} />
        <Segmented label={t('report.by.label')} options={ways} value={by} onChange={setBy} />
        <Table itemId={itemId} by={by} />
        <History itemId={itemId} />
      </div>
    </Sheet>
  );
}
