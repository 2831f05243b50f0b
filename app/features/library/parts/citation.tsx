import classes from './citation.module.css';

interface CitationProps {
  /** One entry of a rendered bibliography, sanitised by the service that made it. */
  html: string;
  /** Marks the language of the entry's words where it is not the interface's. */
  lang?: string;
}

/** One reference as a style sets it, with its hanging indent. */
export function Citation({ html, lang }: CitationProps) {
  return (
    <div className={classes.citation} lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
  );
}
