/**
 * Told to the window when the server answers again, by whichever of the page's connections finds out
 * first: the others need not wait for their own next attempt.
 */
export const SERVER_BACK = 'canevas:server-back';

export function tellServerBack(): void {
  window.dispatchEvent(new Event(SERVER_BACK));
}
