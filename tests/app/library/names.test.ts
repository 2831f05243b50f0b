import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CslName } from '../../../bibliography/index.ts';
import { formatNames, parseNames } from '../../../app/features/library/edit/names.ts';

describe('names as people write them', () => {
  it.each<[string, CslName]>([
    ['Casilli, Antonio A.', { family: 'Casilli', given: 'Antonio A.' }],
    ['Dessalles, J.-L.', { family: 'Dessalles', given: 'J.-L.' }],
    ['van den Berg, Jan', { family: 'Berg', given: 'Jan', 'non-dropping-particle': 'van den' }],
    ['Gogh, Vincent van', { family: 'Gogh', given: 'Vincent', 'dropping-particle': 'van' }],
    ['King, Jr., Martin Luther', { family: 'King', given: 'Martin Luther', suffix: 'Jr.' }],
    ['Conseil d’État', { literal: 'Conseil d’État' }],
    ['{Ministère du Travail, de l’Emploi}', { literal: 'Ministère du Travail, de l’Emploi' }],
    ['Достоевский, Фёдор', { family: 'Достоевский', given: 'Фёдор' }],
    ['et al.', { literal: 'others' }],
  ])('%s', (line, name) => {
    expect(parseNames(line)).toEqual([name]);
    expect(formatNames([name])).toBe(line);
  });

  it.each<[string, CslName]>([
    ['Antonio A. Casilli', { family: 'Casilli', given: 'Antonio A.' }],
    [
      'Ludwig van Beethoven',
      { family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' },
    ],
    ['Élinor Ostrom', { family: 'Ostrom', given: 'Élinor' }],
    ['J.-L. Dessalles', { family: 'Dessalles', given: 'J.-L.' }],
    ['Tubaro P.', { family: 'Tubaro', given: 'P.' }],
    ['Dessalles J.-L.', { family: 'Dessalles', given: 'J.-L.' }],
    ['van der Berg JM', { family: 'Berg', given: 'JM', 'non-dropping-particle': 'van der' }],
    ['Jean d’Alembert', { family: 'd’Alembert', given: 'Jean' }],
    ["Jean le Rond d'Alembert", { family: "d'Alembert", given: 'Jean le Rond' }],
    ['d’Alembert', { literal: 'd’Alembert' }],
    ['Arts et Métiers', { literal: 'Arts et Métiers' }],
    ['Banque mondiale', { literal: 'Banque mondiale' }],
    ['World Bank', { literal: 'World Bank' }],
    ['Human Rights Watch', { literal: 'Human Rights Watch' }],
    ['Conseil d’État', { literal: 'Conseil d’État' }],
    ['CNRS Paris', { literal: 'CNRS Paris' }],
    ['DARES', { literal: 'DARES' }],
    ['Turkopticon', { literal: 'Turkopticon' }],
    ['{Mechanical Turk}', { literal: 'Mechanical Turk' }],
  ])('reads %s without a comma', (line, name) => {
    expect(parseNames(line)).toEqual([name]);
    expect(parseNames(formatNames([name]))).toEqual([name]);
  });

  it('takes one name a line, blank lines apart', () => {
    expect(parseNames('Tubaro, Paola\n\n  Casilli,  Antonio ')).toEqual([
      { family: 'Tubaro', given: 'Paola' },
      { family: 'Casilli', given: 'Antonio' },
    ]);
  });

  it.each([
    'Casilli, Antonio A.; Tubaro P.',
    'Antonio A. Casilli and Paola Tubaro',
    'Antonio A. Casilli et Paola Tubaro',
    'Casilli, Antonio A. & Tubaro, Paola',
    'Casilli A. A., Tubaro P.',
  ])('parts the names of one line: %s', (line) => {
    expect(parseNames(line)).toMatchObject([{ family: 'Casilli' }, { family: 'Tubaro' }]);
  });

  it('keeps a name whose line was left alone, whatever its parts', () => {
    const odd: CslName = { family: 'de Gaulle', given: 'Charles' };
    const text = `${formatNames([odd])}\nCassin, René`;
    expect(parseNames(text, [odd])).toEqual([odd, { family: 'Cassin', given: 'René' }]);
  });

  it('gives every list of names back through its own text', () => {
    const part = fc.stringMatching(/^[A-Z][a-zé-]{1,8}( [A-Z][a-z]{1,6})?$/);
    const person = fc.record({ family: part, given: part });
    const body = fc.record({ literal: part });
    fc.assert(
      fc.property(fc.array(fc.oneof(person, body), { maxLength: 6 }), (names) => {
        expect(parseNames(formatNames(names))).toEqual(names);
      }),
    );
  });
});
