import { createCookie } from 'react-router';

const ONE_YEAR_S = 365 * 24 * 3600;

export const textSizeCookie = createCookie('canevas-text-size', {
  path: '/',
  sameSite: 'lax',
  httpOnly: true,
  maxAge: ONE_YEAR_S,
});
