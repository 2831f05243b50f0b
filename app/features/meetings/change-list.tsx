import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Moment } from '../../components/moment.tsx';
import { useChangeWords } from './change-words.ts';
import classes from './meetings.module.css';
import { type Places, placeKey } from './targets.ts';
import type { Change } from './types.ts';

interface ChangeListProps {
  changes: readonly Change[];
  places: Places;
}

/** What changed, by person: what was said first, what was only moved as one line. */
export function ChangeList({ changes, places }: ChangeListProps) {
  const byPerson = Map.groupBy(changes, (change) => change.person?.id ?? '');
  return [...byPerson].map(([id, theirs]) => (
    <PersonChanges key={id} changes={theirs} places={places} />
  ));
}

function PersonChanges({ changes, places }: ChangeListProps) {
  const { t } = useTranslation('meetings');
  const said = changes.filter((change) => !change.layout);
  const moved = changes.length - said.length;
  const byDay = Map.groupBy(said, (change) => change.at.slice(0, 10));
  return (
    <section className={classes.person}>
      <h2 className={classes.name}>
        {nameOf(changes[0]?.person ?? null, t)}
        <span>{t('changesCount', { count: said.length })}</span>
      </h2>
      {[...byDay].map(([day, items]) => (
        <div key={day} className={classes.day}>
          <p className={classes.date}>
            <Moment at={items[0]?.at ?? day} />
          </p>
          <ul className={classes.changes}>
            {items.map((change, index) => (
              <ChangeLine key={index} change={change} places={places} />
            ))}
          </ul>
        </div>
      ))}
      {moved > 0 ? (
        <p className={classes.layout}>
          {t('layoutCount', { count: moved })}. {t('layoutText')}
        </p>
      ) : null}
    </section>
  );
}

/** The program's own acts have an author too, which is nobody's name. */
function nameOf(person: Change['person'], t: (key: string) => string): string {
  if (!person) return t('someone');
  if (person.id === 'system' || person.id === 'example') return t(`authors.${person.id}`);
  return person.name;
}

function ChangeLine({ change, places }: { change: Change; places: Places }) {
  const { t } = useTranslation('meetings');
  const sayChange = useChangeWords();
  const to = change.target ? places[placeKey(change.target)]?.to : null;
  const words = sayChange(change);
  return (
    <li>
      <span>{words}</span>
      {to ? (
        <Link to={to} className={classes.see} aria-label={`${t('see')} · ${words}`}>
          {t('see')}
        </Link>
      ) : null}
    </li>
  );
}
