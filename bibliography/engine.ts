import '@citation-js/plugin-csl';
import { plugins } from '@citation-js/core';
import type { CslItem } from './csl.ts';

/**
 * The one file that touches citation-js and the CSL processor inside it (citeproc-js, CPAL-1.0 or
 * AGPL). citation-js registers styles and locales in one table for the whole process and keeps an
 * engine for each pair of them: names of our own keep ours apart from the three that it brings.
 */

export interface CitationItem {
  id: string;
  locator?: string;
  label?: string;
  prefix?: string;
  suffix?: string;
  'suppress-author'?: boolean;
}

/** The part of citeproc-js's engine that is used here. */
interface CiteprocEngine {
  updateItems(ids: string[], nosort?: boolean): string[];
  makeBibliography():
    [{ entry_ids: string[][]; 'second-field-align'?: string | false }, string[]] | false;
  previewCitationCluster(
    citation: { citationItems: CitationItem[]; properties: { noteIndex: number } },
    before: unknown[],
    after: unknown[],
    format: string,
  ): string;
}

interface CslConfig {
  engine(data: unknown[], style: string, locale: string, format: string): CiteprocEngine;
  styles: { add(name: string, xml: string): void; has(name: string): boolean };
  locales: { add(name: string, xml: string): void; has(name: string): boolean };
}

/** A CSL item as the processor takes it. */
export type EngineItem = Record<string, unknown> & { id: string };

export function registerStyle(name: string, xml: string): void {
  config().styles.add(name, xml);
}

export function registerLocale(name: string, xml: string): void {
  config().locales.add(name, xml);
}

function config(): CslConfig {
  return plugins.config.get('@csl') as unknown as CslConfig;
}

export interface FormattedEntry {
  id: string;
  html: string;
}

/** The bibliography in the style's order, as citeproc writes it: not yet safe to show. */
export function formatBibliography(
  items: EngineItem[],
  style: string,
  locale: string,
): FormattedEntry[] {
  const engine = config().engine(items, style, locale, 'html');
  engine.updateItems(items.map(({ id }) => id));
  const made = engine.makeBibliography();
  if (!made) return [];
  const [{ entry_ids: ids }, entries] = made;
  return entries.map((html, index) => ({ id: String(ids[index]?.[0] ?? ''), html }));
}

/** One cluster of citations in the text: "(Bair, 2005, p. 12; Levy, 2008)". Not yet safe to show. */
export function formatCitation(
  items: EngineItem[],
  cited: CitationItem[],
  style: string,
  locale: string,
): string {
  const engine = config().engine(items, style, locale, 'html');
  engine.updateItems(items.map(({ id }) => id));
  return engine.previewCitationCluster(
    { citationItems: cited, properties: { noteIndex: 0 } },
    [],
    [],
    'html',
  );
}

export type { CslItem };
