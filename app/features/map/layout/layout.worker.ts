import Elk from 'elkjs/lib/elk.bundled.js';
import { computeLayout, type LayoutTask } from './compute.ts';

/** Lays maps out away from the hand: a map of thousands takes seconds. */
const elk = new Elk();

self.addEventListener('message', ({ data }: MessageEvent<LayoutTask>) => {
  computeLayout(data, elk).then(
    (places) => self.postMessage({ places }),
    (error: unknown) => self.postMessage({ error: String(error) }),
  );
});
