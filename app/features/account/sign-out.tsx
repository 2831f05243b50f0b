import { Button } from '@mantine/core';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormError } from '../../components/form-error.tsx';
import { eraseFromThisDevice, unsentOnThisDevice } from '../sync/index.ts';
import classes from './sign-out.module.css';

interface SignOutProps {
  userId: string;
  /** A page of ours to go to; signing in otherwise. */
  to?: string;
  /** The button that submits. */
  children: ReactNode;
}

type Step = 'idle' | 'asking' | 'leaving' | 'unreachable' | 'kept';

/**
 * The way out: leaves nothing of the person on this device, and so asks first when some edits are
 * only there. Without scripts it is a plain form, which signs out and erases nothing.
 */
export function SignOut({ userId, to, children }: SignOutProps) {
  const { t } = useTranslation('account');
  const [step, setStep] = useState<Step>('idle');
  const [unsent, setUnsent] = useState(0);
  const [next, setNext] = useState('/');
  const title = useId();
  const action = to ? `/sign-out?to=${encodeURIComponent(to)}` : '/sign-out';

  async function begin(event: FormEvent): Promise<void> {
    event.preventDefault();
    // A browser that stores nothing has nothing to lose.
    const count = await unsentOnThisDevice(userId).catch(() => 0);
    setUnsent(count);
    if (count > 0) setStep('asking');
    else await leave();
  }

  async function leave(): Promise<void> {
    setStep('leaving');
    // The session first: a page that is still open must not fill the device again.
    const answer = await fetch(action, { method: 'POST', redirect: 'follow' }).catch(() => null);
    if (!answer) {
      setStep('unreachable');
      return;
    }
    try {
      await eraseFromThisDevice(userId);
      // The unsaved forms of this tab.
      sessionStorage.clear();
      window.location.assign(answer.url);
    } catch {
      setNext(answer.url);
      setStep('kept');
    }
  }

  if (step === 'asking') {
    return (
      <section role="alertdialog" aria-labelledby={title} className={classes.warning}>
        <p id={title} className={classes.title}>
          {t('signOut.unsent', { count: unsent })}
        </p>
        <p>{t('signOut.erases')}</p>
        <div className={classes.choices}>
          <Button size="xs" autoFocus onClick={() => setStep('idle')}>
            {t('signOut.stay')}
          </Button>
          <Button size="xs" variant="default" onClick={() => void leave()}>
            {t('signOut.eraseAndLeave')}
          </Button>
        </div>
      </section>
    );
  }
  if (step === 'kept') {
    return (
      <section className={classes.warning}>
        <p role="alert">{t('signOut.kept')}</p>
        <Button component="a" href={next} size="xs" autoFocus>
          {t('signOut.goOn')}
        </Button>
      </section>
    );
  }
  return (
    <form
      method="post"
      action={action}
      onSubmit={(event) => void begin(event)}
      aria-busy={step === 'leaving'}
    >
      {children}
      <FormError>{step === 'unreachable' ? t('signOut.unreachable') : undefined}</FormError>
    </form>
  );
}
