import { PinInput } from '@mantine/core';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLocation, useNavigate } from 'react-router';
import { setSession } from '#client/features/account/index.ts';
import { fullName, initials } from '#client/i18n/names.ts';
import { rejectionMessage } from '#client/i18n/rejections.ts';
import { api } from '#client/lib/api.ts';
import { rejectionOf } from '#client/lib/rejection.ts';
import { Avatar } from '#client/ui/Avatar.tsx';
import { Button } from '#client/ui/Button.tsx';
import { Card } from '#client/ui/Card.tsx';
import type { JoinLook, SessionView } from '#protocol/http.ts';
import classes from './Auth.module.css';
import { DoorFrame } from './DoorFrame.tsx';
import { EntrySteps } from './EntrySteps.tsx';

const PIN_LENGTH = 8;

type Entering = {
  look: JoinLook | null;
  problem: string;
  pending: boolean;
  see: (code: string) => Promise<void>;
  enter: (participantId: string | null) => Promise<void>;
  back: () => void;
};

/** A code is looked at first; it is used up only once the person has confirmed the name. */
function useEntering(): Entering {
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const [look, setLook] = useState<JoinLook | null>(null);
  const [problem, setProblem] = useState('');
  const [pending, setPending] = useState(false);
  const attempt = useCallback(async (work: () => Promise<void>): Promise<void> => {
    setPending(true);
    setProblem('');
    try {
      await work();
    } catch (error) {
      setProblem(rejectionMessage(rejectionOf(error)));
    } finally {
      setPending(false);
    }
  }, []);
  const see = useCallback(
    (given: string) =>
      attempt(async () => {
        setLook(await api.post<JoinLook>('/api/join/look', { code: given }));
        setCode(given);
      }),
    [attempt],
  );
  const enter = (participantId: string | null): Promise<void> =>
    attempt(async () => {
      setSession(await api.post<SessionView>('/api/join/enter', { code, participantId }));
      const place = look?.kind === 'screen' ? 'man-hinh' : 'hop';
      await navigate(`/${place}/${look?.meetingId}`, { replace: true });
    });
  return { look, problem, pending, see, enter, back: () => setLook(null) };
}

function AskCode({ entering }: { entering: Entering }) {
  const { t } = useTranslation('auth');
  const navigate = useNavigate();
  return (
    <Card className={classes.card}>
      <h2 className="title">{t('enterCode')}</h2>
      <p className="sub">{t('enterCodeHint')}</p>
      <PinInput
        length={PIN_LENGTH}
        type="number"
        oneTimeCode
        autoFocus
        classNames={{ root: classes.boxes ?? '', input: classes.box ?? '' }}
        aria-label={t('enterCode')}
        disabled={entering.pending}
        onComplete={(value) => void entering.see(value)}
      />
      <p role="alert" className="inkAgainst">
        {entering.problem}
      </p>
      <Button full onClick={() => void navigate('/dang-nhap')}>
        {t('byPassword')}
      </Button>
    </Card>
  );
}

function ConfirmName({ look, entering }: { look: JoinLook; entering: Entering }) {
  const { t } = useTranslation('auth');
  const [only] = look.people.length === 1 ? look.people : [];
  return (
    <Card className={classes.card}>
      <h2 className="title">{t(look.kind === 'screen' ? 'confirmScreen' : only ? 'confirmName' : 'pickName')}</h2>
      <ul className={classes.people}>
        {look.people.map((person) => (
          <li key={person.participantId}>
            <Button
              full
              pending={entering.pending}
              onClick={() => void entering.enter(person.participantId)}
              hint={person.title}
            >
              <span className="row">
                <Avatar size="s" initials={initials(person.name)} />
                {fullName(person)}
              </span>
            </Button>
          </li>
        ))}
      </ul>
      {look.people.length === 0 ? (
        <Button variant="primary" size="big" pending={entering.pending} onClick={() => void entering.enter(null)}>
          {t('enter')}
        </Button>
      ) : null}
      <p role="alert" className="inkAgainst">
        {entering.problem}
      </p>
      <Button variant="quiet" onClick={entering.back}>
        {t('notMe')}
      </Button>
    </Card>
  );
}

/** `/vao-hop` (code typed) and `/vao-hop#code` (scanned, or a link): check the name, confirm, and this device opens the meeting. */
export function EnterPage() {
  const { t } = useTranslation('auth');
  const { hash } = useLocation();
  const navigate = useNavigate();
  const entering = useEntering();
  const { see } = entering;
  useEffect(() => {
    if (hash.length > 1) {
      void see(hash.slice(1));
      // A code isn't left in the device's history.
      void navigate('/vao-hop', { replace: true });
    }
  }, [hash, see, navigate]);
  const { look } = entering;
  return (
    <DoorFrame>
      <section>
        <h1 className={classes.title}>{look ? look.meetingTitle : t('enterTitle')}</h1>
        <EntrySteps />
      </section>
      {look ? <ConfirmName look={look} entering={entering} /> : <AskCode entering={entering} />}
    </DoorFrame>
  );
}
