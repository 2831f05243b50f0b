import { describe, expect, test } from 'vitest';
import { one } from '../support.ts';

const title = (value: string, langid = '') =>
  one(`@book{k, title = {${value}}${langid && `, langid = {${langid}}`}}`).item.title;

describe('every accent of TeX becomes the letter that Unicode composes', () => {
  test.each([
    ['\\`a \\`{a} {\\`a} {\\`{a}} \\` a', 'à à à à à'],
    ["\\'e \\'{e} {\\'e} {\\'{e}}", 'é é é é'],
    ['\\^o \\^{\\i} \\^\\i le {\\^{\\i}}', 'ô î île î'],
    ['\\\'{\\i} \\\'\\i{} \\`{\\i} \\"{\\i} na{\\"\\i}ve \\u{\\i}', 'í í ì ï naïve ĭ'],
    ['\\~n \\~{n} Espa{\\~n}a', 'ñ ñ España'],
    ['\\"o \\"{u} M{\\"u}ller {\\"{a}}', 'ö ü Müller ä'],
    ['\\=a \\.z \\.{I}stanbul', 'ā ż İstanbul'],
    ['\\u{g} \\u g \\v{c} \\v c \\v{C}apek {\\v{S}} \\v{\\j}', 'ğ ğ č č Čapek Š ǰ'],
    ['\\H{o} \\H o Erd\\H{o}s', 'ő ő Erdős'],
    ['\\c{c} \\c c gar\\c con \\c{S}', 'ç ç garçon Ş'],
    ['\\k{a} \\k e \\d{h} \\b{d} \\r{a} \\r a \\r{U}', 'ą ę ḥ ḏ å å Ů'],
    ["\\'{\\^e} \\^{\\'e} \\d{\\^e}", 'ế ế ệ'],
    ['\\\'{\\"u} \\"{\\\'u} \\={\\"a}', 'ǘ ǘ ǟ'],
    ['\\textcommabelow{s} \\textcommabelow{t}', 'ș ț'],
    ['{\\aa} \\AA{} \\o{} {\\O} \\l{} \\L{} \\ss{} stra{\\ss}e', 'å Å ø Ø ł Ł ß straße'],
    ['\\oe uvre {\\OE}uvre \\ae{} {\\AE}', 'œuvre Œuvre æ Æ'],
    ['\\i{} \\j{} \\dh{} \\th{} \\TH{} \\dj{} \\NG{}', 'ı ȷ ð þ Þ đ Ŋ'],
    ["\\'Etat \\'{E}tat {\\'E}tat {\\'{E}}tat", 'État État État État'],
    ['Caf\u0065\u0301', 'Café'],
    ["{\\'e}t{\\'e} {{\\'e}}t{{\\'e}}", 'été été'],
  ])('%s', (source, expected) => expect(title(source)?.replace(/<[^>]+>/g, '')).toBe(expected));
});

describe('the commands of babel-french say what they print', () => {
  test.each([
    ['\\og Le capital \\fg', '«\u00A0Le capital\u00A0»'],
    ['\\og{}Le capital\\fg{} de Marx', '«\u00A0Le capital\u00A0» de Marx'],
    ['\\og~Le capital~\\fg{}, livre~I', '«\u00A0Le capital\u00A0», livre\u00A0I'],
    ['{\\og}Le capital{\\fg}', '«\u00A0Le capital\u00A0»'],
    ['\\guillemotleft{}~oui~\\guillemotright', '«\u00A0oui\u00A0»'],
    ['\\enquote{oui} et non', '«\u00A0oui\u00A0» et non'],
    ['\\enquote{oui \\enquote{non}}', '«\u00A0oui “non”\u00A0»'],
    ['XIX\\up{e} si\\`ecle', 'XIX<sup>e</sup> siècle'],
    ['XIX\\ieme{} si\\`ecle', 'XIX<sup>e</sup> siècle'],
    ['XIX\\ieme si\\`ecle, le 1\\ier mai', 'XIX<sup>e</sup> siècle, le 1<sup>er</sup> mai'],
    ['2\\iemes, 1\\ieres', '2<sup>es</sup>, 1<sup>res</sup>'],
    ['\\no~4, \\nos~5 et 6, \\Numeros 7', 'n°\u00A04, n°\u00A05 et 6, N°\u00A07'],
    ['\\FrenchEnumerate{5} a, \\fprimo) b, \\quarto, c', '5° a, 1°) b, 4°, c'],
    ['\\frquote{oui \\frquote{non}}', '«\u00A0oui “non”\u00A0»'],
    ['\\flqq oui\\frqq{} \\flq non\\frq{}', '«oui» ‹non›'],
    ['\\lsc{xix}\\fup{e}', '<span style="font-variant:small-caps;">xix</span><sup>e</sup>'],
    ['moi\\at{}ici \\boi \\circonflexe \\tild', 'moi@ici \\^~'],
    ['l\\kern0pt{}a \\bname{Durand}\\xspace', 'la Durand'],
    ['20~\\degree C, \\ang{30}', '20\u00A0°C, 30°'],
    [
      '1\\ier{} mai, 1\\iere{} fois, les 1\\iers',
      '1<sup>er</sup> mai, 1<sup>re</sup> fois, les 1<sup>ers</sup>',
    ],
    [
      'M\\up{me} de \\bsc{Sévigné}',
      'M<sup>me</sup> de <span style="font-variant:small-caps;">Sévigné</span>',
    ],
    ['Cahier \\no 4, \\nos 5 et 6, \\No7', 'Cahier n°\u00A04, n°\u00A05 et 6, N°\u00A07'],
    ['\\primo le pain, \\secundo le sel', '1° le pain, 2° le sel'],
    ['20~\\degres{}C', '20\u00A0°C'],
    ['Pourquoi~? \\nombre{12345} euros', 'Pourquoi\u00A0? 12345 euros'],
    ['l\\textquoteright\\oe uvre', 'l’œuvre'],
  ])('%s', (source, expected) => expect(title(source, 'french')).toBe(expected));
});

describe('other alphabets and signs', () => {
  test.each([
    ['Преступление и наказание', 'Преступление и наказание'],
    ['{\\cyr\\CYRP\\cyrr\\cyre\\cyrs\\cyrt}', 'Прест'],
    ['{\\cyrchar\\CYRZH}\\cyrshch', 'Жщ'],
    ['論語 訳注', '論語 訳注'],
    ['رأس المال', 'رأس المال'],
    ['\\textalpha\\textbeta, $\\alpha$-helix, \\ensuremath{\\mu}m', 'αβ, α-helix, μm'],
    [
      'H$_2$O, CO\\textsubscript{2}, 10$^{-3}$, $19^{th}$',
      'H<sub>2</sub>O, CO<sub>2</sub>, 10<sup>-3</sup>, 19<sup>th</sup>',
    ],
    ['100\\,\\% \\& \\#1 \\$5 a\\_b \\{x\\}', '100\u202F% & #1 $5 a_b {x}'],
    ['a -- b --- c - d', 'a – b — c - d'],
    ["``double'' and `single'", '“double” and ‘single’'],
    ['\\textendash\\textemdash\\ldots\\dots\\S\\P\\copyright', '–—……§¶©'],
    ['\\euro{}5, \\texteuro 5, \\pounds 3', '€5, €5, £3'],
    ['a\\slash b\\hyphen c\\-d', 'a/b-cd'],
    [
      '{\\em all} {\\bfseries all} \\textit{x} \\textbf{y} \\textsc{z}',
      '<i>all</i> <b>all</b> <i>x</i> <b>y</b> <span style="font-variant:small-caps;">z</span>',
    ],
    ['\\href{https://x.org/a_b}{the page} \\footnote{gone} end', 'the page end'],
    ['{\\noopsort{1973a}}A title', 'A title'],
    ['\\textcolor{red}{warm} \\foreignlanguage{french}{bonjour}', 'warm bonjour'],
    ['a\\\\b \\newline c \\par d', 'a b c d'],
    ['1\\textsuperscript{st} \\textsuperscript{\\emph{x}}', '1<sup>st</sup> <sup><i>x</i></sup>'],
    ['50% of a & b', '50% of a & b'],
    ['A \\LaTeX{} book, \\TeX nical', 'A LaTeX book, TeXnical'],
    ['\\textquotedblleft a\\textquotedblright{} \\quotedblbase b', '“a” „b'],
    ['x~y\\ z\\, w', 'x\u00A0y z\u202F w'],
    ['$E=mc^2$', 'E=mc<sup>2</sup>'],
    ['$\\mathcal{O}(n \\log n)$', 'O(n log n)'],
    ['less than \\$5 and $6', 'less than $5 and $6'],
  ])('%s', (source, expected) =>
    expect(title(source)?.replaceAll(/<span class="nocase">(.*?)<\/span>/g, '$1')).toBe(expected),
  );
});

describe('case is protected where a style could change it', () => {
  test.each([
    [
      'english',
      '{W}ord and {Word}',
      '<span class="nocase">W</span>ord and <span class="nocase">Word</span>',
    ],
    ['english', 'The {DNA} of {OpenAI}', 'The DNA of OpenAI'],
    ['english', "{\\'E}tudes on {{\\'E}lan}", 'Études on <span class="nocase">Élan</span>'],
    [
      'english',
      '{A Whole Title Kept As It Is}',
      '<span class="nocase">A Whole Title Kept As It Is</span>',
    ],
    ['english', 'On \\emph{Homo {Sapiens}}', 'On <i>Homo <span class="nocase">Sapiens</span></i>'],
    ['french', 'La {France} et la {Réunion}', 'La France et la Réunion'],
    ['ngerman', 'Die {Arbeit}', 'Die Arbeit'],
  ])('%s: %s', (langid, source, expected) => expect(title(source, langid)).toBe(expected));
});
