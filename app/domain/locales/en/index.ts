import account from './account.ts';
import common from './common.ts';
import duplicates from './duplicates.ts';
import errors from './errors.ts';
import excerpts from './excerpts.ts';
import graph from './graph.ts';
import home from './home.ts';
import importFailures from './import-failures.ts';
import keys from './keys.ts';
import library from './library.ts';
import lines from './lines.ts';
import map from './map.ts';
import meetings from './meetings.ts';
import members from './members.ts';
import notes from './notes.ts';
import readings from './readings.ts';
import search from './search.ts';
import sheets from './sheets.ts';
import settings from './settings.ts';
import sync from './sync.ts';
import waiting from './waiting.ts';
import work from './work.ts';

export default {
  account,
  common,
  duplicates,
  errors,
  excerpts,
  graph,
  home,
  importFailures,
  keys,
  library,
  lines,
  map,
  meetings,
  members,
  notes,
  readings,
  search,
  settings,
  sheets,
  sync,
  waiting,
  work,
};
