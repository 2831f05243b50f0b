/** Words that a drawn map holds and the graph does not. */
export default {
  fieldSite: 'field site',
  untitled: '(untitled)',
  legend: 'Legend',
  toSource: 'to source',
  statuses: {
    'to-source': 'To source',
    sourced: 'Sourced',
    'thesis-claim': 'Thesis claim',
    'open-question': 'Open question',
    'no-source-needed': 'No source needed',
  },
  gone: {
    removed: 'Reference removed from the library',
    restricted: 'Restricted reference',
    withdrawn: 'Source withdrawn',
  },
  unsaid: 'Image without a description',
  signs: { supports: 'supports', contests: 'contests', other: 'defines or illustrates' },
} as const;
