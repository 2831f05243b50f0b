/**
 * What the contract test asks each route of app/routes.ts. Between braces stand what the address or
 * the body names: {workspace}, and {work}, {excerpt}, {comment}, {sheet}, {concept}, {map}.
 */
import { NO_EXCERPT } from '../../../app/domain/excerpts.ts';

export type Body = ({ json: object } | { form: Record<string, string> }) & {
  /** Makes something under the id that it names: what is there already cannot read as what is not. */
  makes?: true;
};

export interface Asked {
  /** Queries, each beginning with `?`, or empty. */
  get?: readonly string[];
  post?: readonly Body[];
  /** Names nothing of a project: why it is asked for planted phrases alone. */
  apart?: true;
}

const act = (name: string, more: object = {}): Body => ({ json: { act: name, ...more } });
const intent = (name: string, more: Record<string, string> = {}): Body => ({
  form: { intent: name, ...more },
});

const EXCERPT = { ...NO_EXCERPT, quotation: 'Un autre passage.' };
const PERIOD = { since: '2026-01-01', until: '2026-12-31' };
const PAGE = { title: 'Page', ...PERIOD, lines: ['read:{work}', 'excerpt:{excerpt}'] };
const ITEM = JSON.stringify({ id: '{work}', type: 'book', title: 'Autre' });
const FORMATS = ['bibtex', 'csl-json', 'ris', 'markdown', 'html', 'graph-json'];

export const ASKED: Record<string, Asked> = {
  '/': { apart: true, get: [''] },
  '/setup': { apart: true, get: [''] },
  '/sign-in': { apart: true, get: [''] },
  '/sign-out': { apart: true, get: [''] },
  '/join/:token': { apart: true, get: [''], post: [intent('accept')] },
  '/reset/:token': { apart: true, get: [''] },
  '/preferences': { apart: true, post: [{ form: { language: 'fr' } }] },
  '/account': { apart: true, get: [''] },
  '/settings': { apart: true, get: [''] },

  '/p/:workspace': { get: [''] },
  '/p/:workspace/maps': {
    get: [''],
    post: [
      intent('create', { name: 'Autre carte' }),
      intent('rename', { map: '{map}', name: 'Carte' }),
      intent('duplicate', { map: '{map}', name: 'Copie' }),
      intent('delete', { map: '{map}' }),
      intent('restore', { map: '{map}' }),
    ],
  },
  '/p/:workspace/map/:map': {
    get: ['', '?select={concept}'],
    // To erase it would leave nothing to ask about.
    post: [intent('keep-example')],
  },
  '/p/:workspace/map/:map/print': { get: ['', '?size=A3&language=en&style=vancouver'] },
  '/p/:workspace/library': {
    get: [
      '',
      '?q=entretien',
      '?reading=read',
      '?deleted=1',
      '?all=1',
      '?sort=title&direction=desc',
    ],
    post: [
      intent('reading', { work: '{work}', status: 'read', shared: 'yes' }),
      intent('save', { work: '{work}', item: ITEM, key: 'autre', version: '1' }),
      intent('look-up-again', { work: '{work}' }),
      intent('delete', { work: '{work}', act: 'if-unused' }),
      intent('restore', { works: '{work}' }),
    ],
  },
  '/p/:workspace/library/:work': { get: ['', '?part=note', '?part=excerpts'] },
  '/p/:workspace/import': {
    get: ['', '?job=autre'],
    post: [
      intent('preview', { text: '@book{autre, title = {Autre}}' }),
      intent('apply', { preview: 'autre' }),
      intent('cancel', { job: 'autre' }),
    ],
  },
  '/p/:workspace/duplicates': {
    get: ['', '?a={work}&b={open}'],
    post: [
      intent('apart', { a: '{work}', b: '{open}' }),
      intent('merge', {
        kept: '{open}',
        keptVersion: '1',
        merged: '{work}',
        mergedVersion: '1',
        take: '',
      }),
      intent('undo', { batch: '{work}' }),
    ],
  },
  '/p/:workspace/new-work': {
    get: [''],
    post: [{ form: { id: 'neuf', item: ITEM } }],
  },
  '/p/:workspace/bibliography': {
    get: [
      '',
      '?scope=map&map={map}',
      '?scope=works&ids={work}',
      '?scope=note&work={work}&style=vancouver&locale=en-US',
    ],
  },
  '/p/:workspace/readings': {
    get: ['', '?q=prive', '?view=board', '?view=next', '?status=reading&priority=1'],
  },
  '/p/:workspace/readings/meeting': { get: ['', '?since=2026-01-01&until=2026-12-31'] },
  '/p/:workspace/readings/meeting/:sheet': { get: [''] },
  '/p/:workspace/meetings': { get: ['', '?since=2020-01-01'] },
  '/p/:workspace/search': { get: ['?q=entretien', '?q=entiere', '?q=prive'] },
  '/p/:workspace/settings': { get: [''], post: [intent('rename', { name: 'Terrain' })] },
  '/p/:workspace/settings/members': {
    get: [''],
    post: [
      intent('role', { user: '{work}', role: 'viewer' }),
      intent('remove', { user: '{work}' }),
      intent('revoke', { invitation: '{work}' }),
    ],
  },
  '/p/:workspace/settings/vocabularies': { get: [''] },
  '/p/:workspace/settings/keys': {
    get: [''],
    post: [
      intent('preview', { formula: 'auth + year' }),
      intent('rename', { changes: JSON.stringify([{ work: '{work}', key: 'autre' }]) }),
    ],
  },
  '/p/:workspace/settings/access': {
    get: [''],
    post: [intent('revoke', { token: '{work}' })],
  },

  '/p/:workspace/export': {
    get: [
      ...FORMATS.map((format) => `?scope=library&format=${format}`),
      '?scope=works&ids={work}&format=bibtex',
      '?scope=map&map={map}&format=biblatex',
      '?scope=note&work={work}&format=plain',
    ],
    post: [{ form: { scope: 'works', ids: '{work}', format: 'csl-json' } }],
  },
  '/p/:workspace/works': {
    get: [''],
    post: [
      { json: { identifier: 'rien' } },
      { json: { id: '{work}', item: { type: 'book', title: 'Autre' }, key: '' }, makes: true },
    ],
  },
  // A form is no image: refused, once it is known who asks.
  '/p/:workspace/images': { post: [{ form: { image: 'rien' } }] },
  // Of the image that there is nothing would be left to ask about.
  '/p/:workspace/image/:image': { get: [''], post: [act('erase-nothing')] },
  '/p/:workspace/note/:work': { get: ['?format=markdown', '?format=html'] },
  '/p/:workspace/at/:kind/:id': { get: [''] },
  '/p/:workspace/readings/lines': { get: [''] },
  '/p/:workspace/readings/excerpts': { get: ['', '?work={work}'] },
  '/p/:workspace/readings/file': {
    get: ['?sheet={sheet}&format=docx', '?sheet={sheet}&format=markdown'],
    post: [{ form: { choice: JSON.stringify(PAGE), format: 'markdown' } }],
  },
  '/p/:workspace/readings/act': {
    post: [
      act('set', { works: ['{work}'], change: { status: 'read', shared: true } }),
      act('rank', { work: '{work}', behind: null }),
      act('recommend', { work: '{work}', to: '{member}', reason: '', due: null }),
      act('remove-recommendation', { id: '{work}' }),
      act('delete-view', { id: '{work}' }),
      act('add-excerpt', { work: '{work}', fields: EXCERPT }),
      act('update-excerpt', { id: '{excerpt}', version: 1, fields: EXCERPT }),
      act('cite-excerpt', { id: '{excerpt}', on: { kind: 'concept', id: '{concept}' } }),
      act('delete-excerpt', { id: '{excerpt}', deleted: true }),
      act('share-sheet', PAGE),
      act('take-back-sheet', { id: '{sheet}' }),
      act('find-mentions', { query: 'entretien' }),
      act('restrict', { work: '{work}', readers: [] }),
      act('set-real-name', { work: '{work}', name: 'Autre' }),
      act('withdraw', { work: '{work}' }),
    ],
  },
  '/p/:workspace/comments': {
    get: ['', '?kind=work&id={work}'],
    post: [
      intent('add', { kind: 'work', id: '{work}', body: 'Autre' }),
      intent('edit', { comment: '{comment}', body: 'Autre' }),
      intent('resolve', { comment: '{comment}' }),
      intent('delete', { comment: '{comment}' }),
    ],
  },
  '/p/:workspace/citations': { get: ['?ids={work}', '?ids={work}&style=vancouver&locale=en-US'] },
  '/p/:workspace/shelves': {
    post: [
      act('preview', { works: ['{work}'], change: { addTags: ['autre'] } }),
      act('change', { works: ['{work}'], change: { addTags: ['autre'] } }),
      act('rename-tag', { from: 'motclé', name: 'autre' }),
      act('remove-tag', { name: 'motclé' }),
      act('delete-search', { id: '{work}' }),
      act('undo', { id: '{work}' }),
    ],
  },
  '/p/:workspace/styles': {
    get: ['?q=entretien', '?style=apa&locale=fr-FR'],
    post: [act('remove', { id: '{work}' })],
  },
};

/** As `ASKED`, of the addresses under /api. */
export const API_ASKED: Record<string, readonly string[]> = {
  '/workspaces/:workspace/bibliography.bib': ['', '?map={map}', '?style=apa&locale=fr-FR'],
  '/workspaces/:workspace/bibliography.json': ['', '?map={map}', '?format=ris'],
  '/workspaces/:workspace/events': [''],
  '/events': [''],
};
