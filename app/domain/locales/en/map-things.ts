export default {
  frame: {
    name: {
      frame: 'Frame: {{title}}',
      remark: 'Remark: {{title}}',
      image: 'Image: {{title}}',
      work: 'Reference: {{title}}',
    },
    kind: { frame: 'Frame', remark: 'Remark', image: 'Image', work: 'Reference' },
    untitled: {
      frame: 'Untitled',
      remark: 'Empty remark',
      image: 'Image without a description',
      work: 'Reference removed from the library',
    },
    write: {
      frame: 'Title of the frame',
      remark: 'Text of the remark',
      image: 'Description of the image',
    },
    placeholder: {
      frame: 'Title of the frame',
      remark: 'Write the remark',
      image: 'What the image shows',
    },
    textIn: {
      frame: 'Title ({{language}})',
      remark: 'Text ({{language}})',
      image: 'What the image shows ({{language}})',
    },
    delete: {
      frame: 'Delete the frame',
      remark: 'Delete the remark',
      image: 'Remove the image',
      work: 'Remove the reference from the map',
    },
    describe:
      'Read aloud to those who do not see the image, and written in its place where it is missing.',
    openWork: 'Open the reference',
    ownState: 'My reading',
    waiting: 'On this device only, waiting for its key.',
    holds_one: '{{count}} element inside',
    holds_other: '{{count}} elements inside',
    selectHeld: 'Select what it holds',
    lock: 'Lock',
    unlock: 'Unlock',
  },
  image: {
    erase: 'Erase for good…',
    eraseText:
      'If someone shown on it asks: the image and what was said of it leave every map of the project and all of its history. Nothing brings them back. A copy of the project keeps its own.',
    eraseNow: 'Erase the image for good',
    erased:
      'Image erased. Automatic backups may hold it until {{date}}; those made by hand, as long as they exist.',
    sending_one: 'Sending the image…',
    sending_other: 'Sending {{count}} images…',
    added_one: 'Image added. Say on the right what it shows, for those who do not see it.',
    added_other: '{{count}} images added. Say of each what it shows, for those who do not see it.',
    away: 'An image needs the server, which does not answer: nothing was added, the file is still with you. Add it again once the connection is back.',
    leftBehind_one:
      'One image of the other project could not be brought along: it is no longer there, or not open to you.',
    leftBehind_other:
      '{{count}} images of the other project could not be brought along: they are no longer there, or not open to you.',
  },
  arrange: {
    place: 'Place',
    wider: 'Wider',
    narrower: 'Narrower',
    taller: 'Taller',
    shorter: 'Shorter',
    title: 'Align and space',
    left: 'Align left',
    centre: 'Align on a vertical axis',
    right: 'Align right',
    top: 'Align top',
    middle: 'Align on a horizontal axis',
    bottom: 'Align bottom',
    spread: {
      x: 'Space across',
      y: 'Space down',
    },
  },
  clipboard: {
    copied: 'Copied.',
    refused:
      'The browser gives no access to the clipboard here: try the keys Ctrl+C, Ctrl+X and Ctrl+V.',
    pasted_one: '{{count}} element pasted.',
    pasted_other: '{{count}} elements pasted.',
    cited: 'Added as a source: {{title}}.',
    allHere_one: 'It is on this map already: here it is, selected.',
    allHere_other: 'They are all on this map already: here they are, selected.',
    worksLeft: 'References of another project stay in its library: their cards were not pasted.',
    tooMany:
      '{{count}} lines: more than {{max}} would cover the map. Nothing was pasted; the text is still on the clipboard.',
    tooLong:
      'One line has {{count, number}} characters; a concept holds {{max, number}} at most. Nothing was pasted; the text is still on the clipboard.',
  },
  copyAs: {
    chosen: 'Copy the selection: {{what}}',
    map: 'Copy the map: {{what}}',
    picture: 'picture',
    text: 'text',
    canvas: 'JSON Canvas',
    copied: 'Copied: {{what}}.',
    saved: 'This browser copies no pictures here: it was saved as a file.',
    refused: 'The browser refused to copy ({{what}}).',
  },
} as const;
