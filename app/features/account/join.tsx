import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { FormError } from '../../components/form-error.tsx';
import { useForm } from '../../components/use-form.ts';
import type { Role } from '../../domain/roles.ts';
import { PERSON_FIELD_OF, PERSON_FIELDS, PersonFields } from './person-fields.tsx';
import { SignOut } from './sign-out.tsx';
import classes from './sign-frame.module.css';

interface Offer {
  workspaceName: string;
  role: Role;
  email: string | null;
  invitedBy: string | null;
}

/** Who invites, to what, and what one will be able to do there. */
export function JoinOffer({ offer }: { offer: Offer }) {
  const { t } = useTranslation('account');
  return (
    <div>
      <p className={classes.soft}>
        {offer.invitedBy ? t('join.offer', { person: offer.invitedBy }) : t('join.offerNobody')}
      </p>
      <p className={classes.project}>{offer.workspaceName}</p>
      <p className={classes.soft}>{t(`join.asRole.${offer.role}`)}</p>
    </div>
  );
}

interface JoinFormProps {
  offer: Offer;
  /** Of this very page: signing in leads back to it. */
  path: string;
  user: { id: string; name: string; email: string } | null;
}

/** A new account, or the one that is signed in. */
export function JoinForm({ offer, path, user }: JoinFormProps) {
  return user ? <JoinAs user={user} path={path} /> : <JoinNew offer={offer} path={path} />;
}

function JoinNew({ offer, path }: { offer: Offer; path: string }) {
  const { t } = useTranslation('account');
  const form = useForm({ fields: PERSON_FIELDS, fieldOf: PERSON_FIELD_OF });
  return (
    <>
      <form.Form method="post" className={classes.card}>
        <input type="hidden" name="intent" value="new-account" />
        <PersonFields errorOf={form.errorOf} email={offer.email} />
        <FormError>{form.formError}</FormError>
        <Button type="submit" size="md" loading={form.busy}>
          {t('join.makeAccount')}
        </Button>
      </form.Form>
      <p className={classes.soft}>
        <Link to={`/sign-in?to=${encodeURIComponent(path)}`}>{t('join.haveAccount')}</Link>
      </p>
    </>
  );
}

function JoinAs({
  user,
  path,
}: {
  user: { id: string; name: string; email: string };
  path: string;
}) {
  const { t } = useTranslation('account');
  const form = useForm();
  return (
    <>
      <form.Form method="post" className={classes.card}>
        <input type="hidden" name="intent" value="accept" />
        <p className={classes.soft}>{t('join.signedInAs', user)}</p>
        <FormError>{form.formError}</FormError>
        <Button type="submit" size="md" loading={form.busy}>
          {t('join.accept')}
        </Button>
      </form.Form>
      <SignOut userId={user.id} to={path}>
        <Button type="submit" variant="subtle">
          {t('join.otherAccount')}
        </Button>
      </SignOut>
    </>
  );
}
