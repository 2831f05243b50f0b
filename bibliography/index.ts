/** The bibliography's only door: text <-> CSL-JSON <-> formatted references. Pure. */
export * from './csl.ts';
export { isCslItem, readCslData, sameValue } from './csl-guard.ts';
export * from './errors.ts';
export { MAX_IMPORT_BYTES } from './limits.ts';
export { escapeHtml, plainText, shortTitle } from './markup.ts';
export {
  IMPORT_FORMATS,
  readBibliography,
  type ImportedEntry,
  type ImportFailure,
  type ImportFormat,
  type ImportResult,
} from './import.ts';
export {
  normaliseZoteroUri,
  rawIn,
  withRaw,
  zoteroUri,
  type ExportableWork,
  type RawEntry,
  type RawFormat,
} from './formats/raw-entry.ts';
export { OMITTABLE, writeWorks, WRITERS, type Omittable, type WriteFormat } from './export.ts';
export { markdownOf } from './formats/markdown.ts';
export { writeRis } from './formats/ris.ts';
export { writeEndnoteXml } from './formats/endnote-xml.ts';
export { writeWordXml } from './formats/word-xml.ts';
export { writeBiblatex, writeBibtex } from './formats/bibtex-write.ts';
export { writeCslJson } from './formats/csl-json.ts';
export { citationKey, fold, freeKey, type TriedSuffixes } from './citation-key.ts';
export {
  DEFAULT_FORMULA,
  KeyFormulaError,
  parseKeyFormula,
  type KeyFormula,
} from './key-formula.ts';
export * from './identifiers.ts';
export {
  findIdentifier,
  findIdentifiers,
  LOOKUP_SCHEMES,
  type FoundIdentifier,
  type LookupScheme,
} from './find-identifier.ts';
export { fromArxiv, fromDoiAgency, fromOpenLibrary } from './lookup-answers.ts';
export { creators, creatorYear, type LabelLanguage } from './labels.ts';
export {
  formatLocator,
  isLocatorLabel,
  LOCATORS,
  LOCATOR_LABELS,
  type LocatorLabel,
} from './locators.ts';
export {
  FIELDS_BY_TYPE,
  fieldInput,
  likeType,
  WORK_TYPES,
  workType,
  type FieldInput,
  type WorkType,
} from './work-types.ts';
export { joinParts, splitGlued } from './name-parts.ts';
export * from './matching.ts';
export * from './compare.ts';
export {
  compareWorks,
  duplicateSteps,
  findDuplicates,
  LIKELY,
  type ComparableWork,
  type DuplicatePair,
  type DuplicateReason,
} from './duplicates.ts';
export { groupsOf, keywordsOf, keywordsWithout, withTags } from './shelving.ts';
export { mergeFields, mergeItems, type MergeField } from './merge.ts';
export {
  ALL_LOCALES,
  CITATION_LOCALES,
  citationLocale,
  isStyleId,
  STYLES,
  styleFile,
  type CitationLocale,
  type StyleId,
} from './styles/catalogue.ts';
export {
  childNamed,
  fromCompact,
  isNode,
  textOf,
  walk,
  type CompactNode,
  type CslNode,
} from './csl-tree.ts';
export { parseXml, type XmlNode } from './formats/xml.ts';
export {
  createRenderer,
  type CitedItem,
  type RenderedEntry,
  type Renderer,
  type RenderOptions,
  type Slice,
  type StyleSource,
} from './rendering.ts';
export { sanitiseReference } from './sanitise.ts';
