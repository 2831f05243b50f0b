import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { joinFrench } from '../../../app/domain/graph/french.ts';
import { project } from '../../../app/domain/graph/projection.ts';
import { byNumber } from '../../../app/domain/graph/queries.ts';
import { sentenceOf } from '../../../app/domain/graph/sentence.ts';
import { LANGUAGES, type Graph } from '../../../app/domain/graph/types.ts';
import { buildExample } from '../../../server/example/build-example.ts';

function example(): Graph {
  const doc = new Y.Doc();
  const works = Object.fromEntries(Array.from({ length: 18 }, (_, i) => [i + 1, `work-${i + 1}`]));
  buildExample(doc, { workIdByReference: works, places: {} });
  return project(doc);
}

describe('sentences', () => {
  it('reads every proposition of the example as in the reviewed file', async () => {
    const graph = example();
    const lines = Object.values(graph.propositions)
      .sort(byNumber)
      .flatMap((proposition) =>
        LANGUAGES.map((language) => {
          const { text, pretends } = sentenceOf(graph, proposition, language);
          return `P${proposition.number} ${language} ${pretends ? '' : '(parts) '}${text}`;
        }),
      );
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot('golden/starter-sentences.txt');
  });

  it.each([
    ['part de', 'l’angle mort', 'part de l’angle mort'],
    ['autour de', 'le marché', 'autour du marché'],
    ['autour de', 'les données', 'autour des données'],
    ['traite de', 'des professions', 'traite de professions'],
    ['traite de', 'un champ', 'traite d’un champ'],
    ['traite de', 'OpenAI', 'traite d’OpenAI'],
    ['traite de', '*agency*', 'traite d’*agency*'],
    ['traite de', 'hiérarchies', 'traite de hiérarchies'],
    ['traite de', 'hégémonies', 'traite d’hégémonies'],
    ['traite de', 'onze pays', 'traite de onze pays'],
    ['traite de', 'yaourts', 'traite de yaourts'],
    ['nuit à', 'le travail', 'nuit au travail'],
    ['nuit à', 'les travailleurs', 'nuit aux travailleurs'],
    ['nuit à', 'l’emploi', 'nuit à l’emploi'],
    ['est une des', 'les agences', 'est une des agences'],
    ['montre que', 'il existe', 'montre qu’il existe'],
    ['demande si', 'ils existent', 'demande s’ils existent'],
    ['demande si', 'elles existent', 'demande si elles existent'],
    ['cite', 'les syndicats', 'cite les syndicats'],
    ['vient de', 'Le Havre', 'vient de Le Havre'],
    ['est-ce que', 'un État', 'est-ce qu’un État'],
  ])('joins %s + %s', (phrase, object, expected) => {
    expect(joinFrench(phrase, object).join('')).toBe(expected);
  });
});
