/** Why an entry was not imported, and what was repaired in it. Codes: bibliography/errors.ts. */
export default {
  failure: {
    'entry-unclosed': 'A brace, parenthesis or quotation mark is never closed.',
    'entry-unreadable': 'What follows “@” does not read as an entry ({{found}}).',
    'entry-empty': 'The entry has no field.',
    'entry-too-large': 'The entry is longer than {{limit}} characters.',
    'entry-too-deep': 'More than {{limit}} braces inside each other.',
    'entry-not-a-work':
      '@{{type}} serves other entries, which have taken it over: it is not a reference.',
    'string-unreadable': 'This abbreviation (@string) does not read “name = value”.',
    'string-too-large': 'The abbreviation {{name}} is longer than {{limit}} characters.',
    'item-not-an-object': 'This element of the list is not a reference.',
    'item-without-type': 'The reference’s type is missing or unknown to CSL.',
    'citation-unreadable': 'This live citation of the manuscript holds no readable reference.',
  },
  warning: {
    'key-missing': 'It had no key: it is given one.',
    'key-repaired': 'Spaces were taken out of its key.',
    'field-name-odd': 'A field’s name has a character that BibTeX forbids.',
    'field-repeated': 'A field stands in it twice: the first is read, both are kept.',
    'comma-missing': 'A comma was missing between two fields.',
    'text-skipped': 'Text outside of any field is kept as a comment.',
    'end-missing':
      'A brace or quotation mark is never closed: its fields were read line by line. Please check them.',
    'string-undefined': 'An abbreviation is nowhere defined in the file: its name is kept.',
    'crossref-missing': 'The entry it inherits from is not in the file.',
    'crossref-circular': 'It inherits from itself: that is ignored.',
    'type-unknown': 'Its type is unknown: it is read as a document.',
    'date-unreadable': 'Its date cannot be read in numbers: it is kept as text.',
    'command-unknown': 'A TeX command is unknown: its text is kept.',
    'markup-broken': 'Its XML markup is faulty: what could be read of it was.',
  },
} as const;
