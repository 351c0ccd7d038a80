import { NumberInput, Select, Switch, Textarea } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useMeeting } from '#client/realtime/index.ts';
import type { ReleasedPaper } from '#domain/papers.ts';
import type { MeetingState } from '#domain/state.ts';
import { Majority } from '#protocol/ballot.ts';
import type { Form } from './form.ts';
import classes from './Question.module.css';

type Props = { form: Form; set: (change: Partial<Form>) => void };

/** Papers that everyone may read, those of the current item first. */
function papersToVoteOn(state: MeetingState): ReleasedPaper[] {
  const current = state.shared.agenda.currentItemId;
  const released = Object.values(state.shared.papers).filter(({ recalled }) => recalled === null);
  return released.toSorted((a, b) => Number(b.details.itemId === current) - Number(a.details.itemId === current));
}

/** The exact page that is voted on; its version is frozen with the question. */
function PaperFields({ form, set }: Props) {
  const { t } = useTranslation('poll');
  const papers = useMeeting(papersToVoteOn);
  const chosen = papers.find(({ paperId }) => paperId === form.paper?.paperId);
  const choose = (paperId: string | null): void => {
    const paper = papers.find((candidate) => candidate.paperId === paperId);
    const label = paper?.details.number || paper?.details.title.slice(0, 200);
    set({
      paper:
        paper === undefined
          ? null
          : {
              paperId: paper.paperId,
              versionId: paper.version.versionId,
              version: paper.version.number,
              page: 1,
              label: label ?? '',
            },
    });
  };
  return papers.length === 0 ? null : (
    <div className={classes.paper}>
      <Select
        label={t('question.paper')}
        placeholder={t('question.noPaper')}
        clearable
        data={papers.map(({ paperId, details }) => ({
          value: paperId,
          label: [details.number, details.title].filter(Boolean).join(' · '),
        }))}
        value={form.paper?.paperId ?? null}
        onChange={choose}
      />
      {form.paper && chosen ? (
        <NumberInput
          className={classes.page}
          label={t('question.page')}
          min={1}
          max={chosen.version.pages}
          allowDecimal={false}
          value={form.paper.page}
          onChange={(page) => form.paper && set({ paper: { ...form.paper, page: Number(page) || 1 } })}
        />
      ) : null}
    </div>
  );
}

function ElectionFields({ form, set }: Props) {
  const { t } = useTranslation('poll');
  return (
    <>
      <Textarea
        label={t('question.candidates')}
        autosize
        minRows={3}
        value={form.candidates}
        onChange={(event) => set({ candidates: event.currentTarget.value })}
      />
      <NumberInput
        label={t('question.seats')}
        min={1}
        max={100}
        value={form.seats}
        onChange={(value) => set({ seats: Number(value) || 1 })}
      />
    </>
  );
}

/** How a vote with ballots is held: list of candidates, paper, time, majority, weights. */
export function BallotFields({ form, set }: Props) {
  const { t } = useTranslation('poll');
  const rules = Majority.shape.rule.options;
  return (
    <>
      <Switch
        label={t('question.election')}
        checked={form.election}
        onChange={(event) => set({ election: event.currentTarget.checked })}
      />
      {form.election ? <ElectionFields form={form} set={set} /> : <PaperFields form={form} set={set} />}
      <NumberInput
        label={t('question.seconds')}
        description={t('question.secondsHint')}
        min={0}
        max={3600}
        step={30}
        value={form.seconds}
        onChange={(value) => set({ seconds: Number(value) || 0 })}
      />
      <Select
        label={t('question.majority')}
        allowDeselect={false}
        data={[
          { value: '', label: t('question.byProfile') },
          ...rules.map((rule) => ({ value: rule, label: t(`majority.${rule}`) })),
        ]}
        value={form.majority ?? ''}
        onChange={(value) => set({ majority: rules.find((rule) => rule === value) ?? null })}
      />
      {form.form === 'open' ? (
        <Switch
          label={t('question.weighted')}
          checked={form.weighted}
          onChange={(event) => set({ weighted: event.currentTarget.checked })}
        />
      ) : null}
      <Switch
        label={t('question.publishAtClose')}
        checked={form.publishAtClose}
        onChange={(event) => set({ publishAtClose: event.currentTarget.checked })}
      />
    </>
  );
}
