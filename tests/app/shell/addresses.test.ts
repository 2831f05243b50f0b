import { describe, expect, it } from 'vitest';
import { isLocalAddress, ownPath } from '../../../app/domain/addresses.ts';
import { initials } from '../../../app/features/account/initials.ts';

describe('where signing in leads', () => {
  it('is a path of ours, with its query', () => {
    expect(ownPath('/p/these/map/cadre?select=c_1')).toBe('/p/these/map/cadre?select=c_1');
  });

  it.each([
    null,
    '',
    'https://elsewhere.example/',
    '//elsewhere.example',
    '/\\elsewhere.example',
    '/\t/elsewhere.example',
    '/\n/elsewhere.example',
    'javascript:alert(1)',
  ])('is the start for %j', (to) => {
    expect(ownPath(to)).toBe('/');
  });
});

describe('an address that only this computer opens', () => {
  it.each(['http://localhost:3000', 'http://127.0.0.1', 'http://[::1]:3000', 'http://0.0.0.0'])(
    '%s is one',
    (url) => expect(isLocalAddress(url)).toBe(true),
  );

  it.each(['https://canevas.example.org', 'http://192.168.1.4:3000', 'not an address', ''])(
    '%j is none',
    (url) => expect(isLocalAddress(url)).toBe(false),
  );
});

describe('initials', () => {
  it.each([
    ['Domenico Rossi', 'DR'],
    ['claire', 'C'],
    ['Анна Иванова', 'АИ'],
    ['Jean-Pierre d’Ormesson', 'JO'],
    ['  ', ''],
  ])('of %j are %j', (name, expected) => expect(initials(name)).toBe(expected));
});
