import { type Palette, type Scene, svg } from '../../../domain/scene/index.ts';
import classes from './static-map.module.css';

/** The palette of the interface itself, so that the drawing follows light and dark. */
const TOKENS: Palette = {
  paper: 'var(--paper)',
  card: 'var(--paper-raised)',
  ink: 'var(--ink)',
  inkSoft: 'var(--ink-soft)',
  line: 'var(--line)',
  lineStrong: 'var(--line-strong)',
  ochre: 'var(--ochre)',
  question: 'var(--ink)',
  onQuestion: 'var(--paper)',
  hues: {
    red: 'var(--hue-red)',
    blue: 'var(--hue-blue)',
    green: 'var(--hue-green)',
    grey: 'var(--hue-grey)',
    violet: 'var(--hue-violet)',
    ochre: 'var(--hue-ochre)',
  },
};

interface StaticMapProps {
  scene: Scene;
  title: string;
  images: (id: string) => string;
}

/** The map as the server draws it: there before any script, and where none runs. */
export function StaticMap({ scene, title, images }: StaticMapProps) {
  const drawing = svg(scene, { palette: TOKENS, title, background: false, images });
  // The scene's SVG holds people's texts as escaped text nodes only (domain/scene/svg.ts).
  return <div className={classes.picture} dangerouslySetInnerHTML={{ __html: drawing }} />;
}
