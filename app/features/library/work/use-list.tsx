import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { formatLocator } from '../../../../bibliography/index.ts';
import { useLocalized } from '../../../components/localized.ts';
import { StanceSign } from '../../../components/stance-sign.tsx';
import type { WorkUseLine } from '../types.ts';
import classes from './use-list.module.css';

interface UseListProps {
  uses: readonly WorkUseLine[];
  base: string;
}

/** The propositions and definitions that the work is a source of, each with the way to its map. */
export function UseList({ uses, base }: UseListProps) {
  const { t, i18n } = useTranslation('work');
  const language = i18n.language === 'fr' ? 'fr' : 'en';
  if (uses.length === 0) return <p className={classes.none}>{t('uses.none')}</p>;
  return (
    <ul className={classes.list}>
      {uses.map((use) => (
        <li key={use.evidenceId} className={classes.use}>
          <UseSentence use={use} base={base} />
          <p className={classes.detail}>
            <StanceSign stance={use.stance} /> {t(`stance.${use.stance}`)} ·{' '}
            {use.locator
              ? formatLocator(use.locator.label, use.locator.value, language)
              : t('uses.noLocator')}
          </p>
        </li>
      ))}
    </ul>
  );
}

function UseSentence({ use, base }: { use: WorkUseLine; base: string }) {
  const { t } = useTranslation('work');
  const say = useLocalized();
  const map = use.maps[0];
  const words = use.sentence ? (
    <>
      {say(use.sentence.from)} <em>{say(use.sentence.phrase)}</em> {say(use.sentence.to)}
    </>
  ) : (
    say(use.label)
  );
  return (
    <p className={classes.sentence}>
      {use.number === null ? null : <span className={classes.number}>P{use.number}</span>}
      {map ? (
        <Link
          to={`${base}/map/${map.slug}?select=${use.target.id}`}
          title={t('uses.openMap', { map: say(map.name) })}
        >
          {words}
        </Link>
      ) : (
        words
      )}
    </p>
  );
}
