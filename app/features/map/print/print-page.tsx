import { Button, NativeSelect } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Form, Link, useSubmit } from 'react-router';
import { propositionsOn } from '../../../domain/graph/queries.ts';
import wordsEn from '../../../domain/locales/en/map.ts';
import wordsFr from '../../../domain/locales/fr/map.ts';
import type { Evidence, Graph, Language } from '../../../domain/graph/types.ts';
import { imageAddress } from '../../../domain/images.ts';
import { PALETTES, scene as drawScene, svg, type WorkLook } from '../../../domain/scene/index.ts';
import { Citation } from '../../library/index.ts';
import { labelIn, plainIn } from '../labels.ts';
import { SentenceText } from '../parts/sentence-text.tsx';
import { StanceSign } from '../../../components/stance-sign.tsx';
import { createSentences } from '../sentences.ts';
import classes from './print-page.module.css';

export interface PrintPageData {
  workspace: { id: string; slug: string; name: string };
  graph: Graph;
  mapId: string;
  size: 'A4' | 'A3';
  /** Of the map and of its list; the interface keeps its own. */
  language: Language;
  style: string;
  styles: readonly { id: string; title: string }[];
  /** "Casilli, 2018" by work id. */
  shortNames: Record<string, string>;
  /** Ids of works that the library no longer holds. */
  removed: readonly string[];
  /** By work id. */
  titles: Record<string, string>;
  /** What no paper names, by work id. */
  hidden: Record<string, 'restricted' | 'withdrawn'>;
  /** Sorted as the style asks. */
  bibliography: readonly { id: string; html: string }[];
  /** ISO 8601. */
  printedAt: string;
}

/** A map on paper: the drawing, then what it says, numbered, then what it cites. */
export function PrintPage(props: PrintPageData) {
  const { workspace, graph, mapId, size, language, bibliography } = props;
  const words = WORDS[language];
  const map = graph.maps[mapId]!;
  const sentences = createSentences(graph, language);
  const scene = drawScene(graph, {
    map: mapId,
    language,
    numbers: true,
    sentence: (proposition) => sentences(proposition).text,
    works: (id) => lookOf(id, props),
  });
  const name = plainIn(map.name, language);
  const images = (id: string) => imageAddress(workspace.id, id);
  const drawing = svg(scene, { palette: PALETTES.greyscale, title: name, legend: true, images });
  const propositions = propositionsOn(graph, map);
  const printed = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  return (
    <div className={classes.page} data-size={size}>
      <PrintSettings {...props} />
      <main className={classes.paper} lang={language}>
        <header className={classes.head}>
          <p className={classes.project}>{workspace.name}</p>
          <h1>{name}</h1>
          {map.focusQuestion[language] ? (
            <p className={classes.question}>{labelIn(map.focusQuestion, language)}</p>
          ) : null}
        </header>
        {/* Escaped where it is made: domain/scene/svg.ts. */}
        <div className={classes.drawing} dangerouslySetInnerHTML={{ __html: drawing }} />
        <section className={classes.list}>
          <h2>{words.print.propositions}</h2>
          {propositions.length === 0 ? <p>{words.print.noPropositions}</p> : null}
          <ol>
            {propositions.map((proposition) => (
              <li key={proposition.id}>
                <span className={classes.number}>
                  {proposition.number === null ? '·' : `P${proposition.number}`}
                </span>
                <div>
                  <p className={classes.sentence}>
                    <SentenceText sentence={sentences(proposition)} />
                  </p>
                  <p className={classes.sources}>
                    {words.status[proposition.status]}
                    {proposition.evidence.map((one) => (
                      <span key={one.id}>
                        {' · '}
                        <StanceSign stance={one.stance} /> {sourceText(one, props, words)}
                      </span>
                    ))}
                  </p>
                </div>
              </li>
            ))}
          </ol>
        </section>
        <section className={classes.bibliography}>
          <h2>{words.print.bibliography}</h2>
          {bibliography.length > 0 ? (
            <div className={classes.references}>
              {bibliography.map(({ id, html }) => (
                <Citation key={id} html={html} />
              ))}
            </div>
          ) : (
            <p>{words.print.noBibliography}</p>
          )}
        </section>
        <footer className={classes.foot}>
          {words.print.printed.replace('{{date}}', printed.format(new Date(props.printedAt)))} ·
          Canevas
        </footer>
      </main>
    </div>
  );
}

/** The printed page is in one language, whatever the interface is read in. */
const WORDS = { fr: wordsFr, en: wordsEn };

/** "Casilli, 2018, page 12". */
function sourceText(
  { work, locator }: Evidence,
  { shortNames, hidden }: Pick<PrintPageData, 'shortNames' | 'hidden'>,
  words: (typeof WORDS)[Language],
): string {
  const unseen = hidden[work];
  if (unseen) return words.print[unseen];
  const place = locator
    ? `${words.locator[locator.label as keyof typeof words.locator] ?? words.locator.page} ${locator.value}`
    : words.inspector.pageMissing;
  return `${shortNames[work] ?? words.inspector.unknownWork}, ${place}`;
}

/** A work's card as any reader may see it; one's own reading state is on no paper. */
function lookOf(
  id: string,
  { shortNames, titles, hidden, removed }: PrintPageData,
): WorkLook | null {
  if (hidden[id]) return { by: '', title: '', gone: hidden[id] };
  const by = shortNames[id];
  return by === undefined
    ? null
    : { by, title: titles[id] ?? '', gone: removed.includes(id) ? 'removed' : null };
}

/** On the screen alone: paper, language and style, and the button. */
function PrintSettings({ workspace, graph, mapId, size, language, style, styles }: PrintPageData) {
  const { t } = useTranslation('map');
  const submit = useSubmit();
  return (
    <Form
      className={classes.settings}
      aria-label={t('print.options')}
      onChange={(event) => void submit(event.currentTarget, { replace: true })}
    >
      <Link to={`/p/${workspace.slug}/map/${graph.maps[mapId]!.slug}`} className={classes.back}>
        {t('print.back')}
      </Link>
      <NativeSelect
        label={t('print.size')}
        name="size"
        size="xs"
        defaultValue={size}
        data={['A4', 'A3']}
      />
      <NativeSelect
        label={t('print.language')}
        name="language"
        size="xs"
        defaultValue={language}
        data={(['fr', 'en'] as const).map((value) => ({ value, label: t(`language.${value}`) }))}
      />
      <NativeSelect
        label={t('print.style')}
        name="style"
        size="xs"
        defaultValue={style}
        data={styles.map(({ id, title }) => ({ value: id, label: title }))}
      />
      <Button
        leftSection={<IconPrinter size={16} aria-hidden="true" />}
        onClick={() => window.print()}
      >
        {t('print.print')}
      </Button>
    </Form>
  );
}
