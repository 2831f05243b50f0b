import { useTranslation } from 'react-i18next';
import { useLocalized } from '../../components/localized.ts';
import type { Whereabouts } from '../../domain/protocol.ts';
import { initials } from '../account/index.ts';
import { peerColor } from '../sync/index.ts';
import classes from './people-here.module.css';

interface PeopleHereProps {
  people: readonly Whereabouts[];
  /** Says on which map each one is: where that is not what the card is about. */
  named?: boolean;
}

/** Who has a map open now. */
export function PeopleHere({ people, named = false }: PeopleHereProps) {
  const { t } = useTranslation('home');
  const say = useLocalized();
  if (people.length === 0) return null;
  return (
    <ul aria-label={t('here.label')} className={classes.here}>
      {people.map(({ userId, name, map, mapName }) => (
        <li key={`${userId} ${map}`}>
          <span className={classes.person} style={{ background: peerColor(userId) }} aria-hidden>
            {initials(name)}
          </span>
          <span>{named ? t('here.onMap', { name, map: say(mapName) }) : name}</span>
        </li>
      ))}
    </ul>
  );
}
