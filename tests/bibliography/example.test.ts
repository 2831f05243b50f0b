import { describe, expect, test } from 'vitest';
import {
  citationKey,
  identifiersOf,
  plainText,
  type CslData,
  type CslName,
} from '../../bibliography/index.ts';
import { example } from './support.ts';

const entries = example();
const byKey = new Map(entries.map((entry) => [entry.key, entry.item]));
const names = (list: CslName[] | undefined) =>
  list?.map((name) => name.literal ?? `${name.family} ${name.given}`);

/** Each row of references.md: what is right. */
const RIGHT: Array<[row: number, key: string, expected: Record<string, unknown>]> = [
  [
    1,
    'aufrere2018protection',
    {
      type: 'report',
      authors: ['Aufrère Laura', 'Maurel Lionel'],
      title: 'Pour une protection sociale des données personnelles',
      genre: 'Working paper',
      'collection-title': 'EnCommuns',
      number: '10',
      year: [2018],
      archive: 'HAL',
      archive_location: 'hal-01903526',
      note: expect.stringContaining('2019'),
    },
  ],
  [
    2,
    'bair2005global',
    {
      type: 'article-journal',
      authors: ['Bair Jennifer'],
      title: 'Global Capitalism and Commodity Chains: Looking Back, Going Forward',
      'container-title': 'Competition & Change',
      volume: '9',
      issue: '2',
      year: [2005, 6],
      page: '153-180',
    },
  ],
  [
    3,
    'casilli2020quel',
    {
      type: 'article-journal',
      authors: ['Casilli Antonio A.', 'Le Ludec Clément', 'Wahal Elinor', 'Tubaro Paola'],
      title:
        'Quel statut pour les «\u00A0petits doigts\u00A0» de l’intelligence artificielle\u00A0? Présent et perspectives du micro-travail en France',
      translated:
        'How to classify AI’s ‘little fingers’? Present and future perspectives of micro-work in France',
      'container-title': 'Les Mondes du Travail',
      volume: undefined,
      issue: '24-25',
      year: [2020],
      page: '99-110',
    },
  ],
  [
    4,
    'casilli2018plateforme',
    {
      type: 'chapter',
      authors: ['Casilli Antonio A.'],
      editors: ['Coriat Benjamin', 'Alix Nicole', 'Bancel Jean-Louis', 'Sultan Frédéric'],
      'container-title': 'Vers une République des Biens Communs\u00A0?',
      publisher: 'Les Liens qui Libèrent',
      page: '41-56',
      year: [2018],
      archive: 'HAL',
      archive_location: 'halshs-01895138',
    },
  ],
  [
    5,
    'dessalles2019intelligences',
    {
      type: 'book',
      authors: ['Dessalles Jean-Louis'],
      title: 'Des intelligences TRÈS artificielles',
      publisher: 'Odile Jacob',
      'collection-title': 'Sciences',
      year: [2019, 2],
    },
  ],
  [
    6,
    'gereffi1994commodity',
    {
      type: 'book',
      authors: undefined,
      editors: ['Gereffi Gary', 'Korzeniewicz Miguel'],
      title: 'Commodity Chains and Global Capitalism',
      publisher: 'Praeger',
      'publisher-place': 'Westport',
      year: [1994],
    },
  ],
  [
    7,
    'graham2022introduction',
    {
      type: 'chapter',
      authors: ['Graham Mark', 'Ferrari Fabian'],
      editors: ['Graham Mark', 'Ferrari Fabian'],
      title: 'Introduction',
      'container-title': 'Digital Work in the Planetary Market',
      publisher: 'The MIT Press',
      year: [2022, 6],
    },
  ],
  [
    8,
    'levy2008political',
    {
      type: 'article-journal',
      title: 'Political Contestation in Global Production Networks',
      'container-title': 'Academy of Management Review',
      volume: '33',
      issue: '4',
      page: '943-963',
      year: [2008],
    },
  ],
  [
    9,
    'palpacuer2008bringing',
    {
      type: 'article-journal',
      title:
        'Bringing the Social Context Back In: Governance and Wealth Distribution in Global Commodity Chains',
      'container-title': 'Economy and Society',
      volume: '37',
      issue: '3',
      page: '393-419',
      year: [2008, 8],
    },
  ],
  [
    10,
    'tubaro2020trainer',
    {
      type: 'article-journal',
      authors: ['Tubaro Paola', 'Casilli Antonio A.', 'Coville Marion'],
      'container-title': 'Big Data & Society',
      volume: '7',
      issue: '1',
      number: '2053951720919776',
      page: undefined,
      DOI: '10.1177/2053951720919776',
      year: [2020],
    },
  ],
  [
    11,
    'susskind2023monde',
    {
      type: 'book',
      title:
        'Un monde sans travail\u00A0: Comment les nouvelles technologies et l’intelligence artificielle reconfigurent le marché du travail',
      publisher: 'Flammarion',
      year: [2023],
      note: 'Traduit de l’anglais.',
    },
  ],
  [
    12,
    'vercher2010chaines',
    {
      type: 'article-journal',
      authors: ['Vercher Corinne'],
      title:
        'Chaînes Globales de Valeur, Mouvement Anti-sweatshops et Responsabilité Sociale des Marques et des Enseignes de l’Habillement en France',
      'container-title': 'Revue Française de Gestion',
      volume: '36',
      issue: '201',
      page: '177-193',
      year: [2010],
    },
  ],
  [
    13,
    'vercherchaptal2022there',
    {
      type: 'report',
      authors: undefined,
      editors: ['Vercher-Chaptal Corinne'],
      title:
        'There Are Platforms as Alternatives\u00A0: Entreprises plateformes, plateformes collaboratives et communs numériques',
      genre: 'Rapport d’études',
      publisher: 'DARES',
      number: '28',
      language: 'fr',
      year: [2022, 3],
    },
  ],
  [
    14,
    'larousserie2023audela',
    {
      type: 'article-newspaper',
      authors: ['Larousserie David'],
      'container-title': 'Le Monde',
      year: [2023, 1, 21],
    },
  ],
  [
    15,
    'perrigo2023openai',
    {
      type: 'article-magazine',
      authors: ['Perrigo Billy'],
      plain: 'OpenAI Used Kenyan Workers on Less Than $2 Per Hour to Make ChatGPT Less Toxic',
      'container-title': 'Time',
      year: [2023, 1, 18],
    },
  ],
  [
    16,
    'conseiletat2022intelligence',
    {
      type: 'report',
      authors: ['Conseil d’État'],
      title:
        'Intelligence artificielle et action publique\u00A0: construire la confiance, servir la performance',
      publisher: 'Conseil d’État',
      year: [2022, 3],
    },
  ],
  [
    17,
    'rgpd2016',
    {
      type: 'legislation',
      'title-short': 'RGPD',
      number: '2016/679',
      year: [2016, 4, 27],
      note: expect.stringContaining('25 mai 2018'),
      celex: '32016R0679',
    },
  ],
  [
    18,
    'reglementia2024',
    {
      type: 'legislation',
      number: '2024/1689',
      year: [2024, 6, 13],
      celex: '32024R1689',
      note: expect.stringContaining('2023'),
    },
  ],
];

function view(item: CslData): Record<string, unknown> {
  return {
    ...item,
    authors: names(item.author),
    editors: names(item.editor),
    year: item.issued?.['date-parts']?.[0],
    translated: item.custom?.['translated-title'],
    plain: plainText(item.title ?? ''),
    celex: identifiersOf(item).celex,
  };
}

describe('the example’s references', () => {
  test('are eighteen, without a warning', () => {
    expect(entries).toHaveLength(18);
    expect(entries.filter(({ warnings }) => warnings.length > 0)).toEqual([]);
  });

  test.each(RIGHT)('row %i, %s: every field as corrected', (_row, key, expected) => {
    const item = byKey.get(key);
    expect(item).toBeDefined();
    const seen = view(item!);
    for (const [field, value] of Object.entries(expected))
      expect(seen[field], field).toEqual(value);
  });

  test('carry the keys that the server would have given them', () => {
    const taken = new Set<string>();
    for (const { key, item } of entries) {
      expect(citationKey(item, (candidate) => taken.has(candidate))).toBe(key);
      taken.add(key);
    }
  });
});
