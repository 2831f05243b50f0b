import {
  conceptSearchText,
  mapsInOrder,
  propositionSearchText,
} from '../../app/domain/graph/queries.ts';
import { LANGUAGES, type LocalizedText } from '../../app/domain/graph/types.ts';
import { beginningOf } from '../../app/domain/graphemes.ts';
import { authorise, sightOf } from '../access.ts';
import type { Context } from '../context.ts';
import { listComments } from '../db/queries/comments.ts';
import { listExcerpts } from '../db/queries/excerpts.ts';
import { listNotes } from '../db/queries/notes.ts';
import { listWorks } from '../db/queries/work-list.ts';
import { matches, words } from '../db/search.ts';
import { mapsShowing, propositionLabel } from '../graph-uses.ts';
import { personLookup } from '../people.ts';
import type { SearchService } from '../services.ts';
import type { SearchHit } from '../types.ts';

const DEFAULT_LIMIT = 20;
const EXCERPT = 160;

export function createSearchService(context: Context): SearchService {
  const { db, rooms } = context;
  return {
    async find(actor, ref, query, limit = DEFAULT_LIMIT) {
      const { workspace } = authorise(db, actor, ref, 'read');
      const terms = words(query);
      if (terms.length === 0) return [];
      const graph = (await rooms.graph(workspace.id)).projection();
      const texts = (text: LocalizedText) => LANGUAGES.map((language) => text[language]).join('\n');
      const mapIds = (concepts: string[]) => mapsShowing(graph, concepts).map(({ id }) => id);

      const maps = mapsInOrder(graph)
        .filter(({ name, focusQuestion }) =>
          matches(terms, `${texts(name)}\n${texts(focusQuestion)}`),
        )
        .map(({ id, slug, name }): SearchHit => ({ kind: 'map', id, slug, name }));
      const concepts = Object.values(graph.concepts)
        .filter((concept) => matches(terms, conceptSearchText(concept)))
        .slice(0, limit)
        .map(({ id, label }): SearchHit => ({ kind: 'concept', id, label, maps: mapIds([id]) }));
      const propositions = Object.values(graph.propositions)
        .filter((proposition) => matches(terms, propositionSearchText(graph, proposition)))
        .slice(0, limit)
        .map((proposition): SearchHit => {
          const { id, number, from, to } = proposition;
          const label = propositionLabel(graph, proposition);
          return { kind: 'proposition', id, number, label, maps: mapIds([from, to]) };
        });
      const found = listWorks(db, workspace.id, { query, sight: sightOf(actor), limit });
      const works = found.map(({ id, key, creators, title, year }): SearchHit => ({
        kind: 'work',
        id,
        key,
        creators,
        title,
        year,
      }));
      const person = personLookup(db, workspace.id);
      const comments = listComments(db, workspace.id, sightOf(actor))
        .filter(({ body }) => matches(terms, body))
        .slice(-limit)
        .reverse()
        .map((row): SearchHit => ({
          kind: 'comment',
          id: row.id,
          target: { kind: row.target_kind, id: row.target_id },
          excerpt: beginningOf(row.body, EXCERPT),
          author: person(row.author_id)?.name ?? null,
        }));
      const sight = sightOf(actor);
      const excerpts = listExcerpts(db, workspace.id, sight)
        .filter((row) =>
          matches(terms, [row.quotation, row.translation, row.comment, row.tags].join('\n')),
        )
        .slice(0, limit)
        .map((row): SearchHit => ({
          kind: 'excerpt',
          id: row.id,
          work: { id: row.work_id, key: row.work_key, title: row.work_title },
          excerpt: beginningOf(row.quotation, EXCERPT),
        }));
      const notes = listNotes(db, workspace.id, sight)
        .filter(({ text }) => matches(terms, text))
        .slice(0, limit)
        .map(({ work_id, key, title, text }): SearchHit => ({
          kind: 'note',
          id: work_id,
          work: { id: work_id, key, title },
          excerpt: beginningOf(text, EXCERPT),
        }));
      return [
        ...maps.slice(0, limit),
        ...concepts,
        ...propositions,
        ...works,
        ...excerpts,
        ...notes,
        ...comments,
      ];
    },
  };
}
