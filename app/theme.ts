import {
  Checkbox,
  CloseButton,
  createTheme,
  defaultVariantColorsResolver,
  InputWrapper,
  Menu,
  type CSSVariablesResolver,
  type MantineColorsTuple,
  rem,
} from '@mantine/core';

const ink: MantineColorsTuple = [
  '#f6f3ec',
  '#e9e3d6',
  '#d3cabb',
  '#b4a998',
  '#8d8577',
  '#6f675c',
  '#554d43',
  '#3d362e',
  '#2b2620',
  '#211d18',
];

export const theme = createTheme({
  fontFamily: 'var(--sans)',
  headings: { fontFamily: 'var(--serif)', fontWeight: '500' },
  primaryColor: 'ink',
  primaryShade: { light: 9, dark: 1 },
  autoContrast: true,
  colors: { ink },
  black: '#211d18',
  white: '#fffefb',
  // Ink on paper turns to paper on ink in the dark, which Mantine's own contrast does not follow.
  variantColorResolver: (input) =>
    input.variant === 'filled' && (input.color === 'ink' || input.color === undefined)
      ? {
          background: 'var(--ink)',
          hover: 'color-mix(in srgb, var(--ink) 86%, var(--paper))',
          color: 'var(--paper-raised)',
          border: '1px solid transparent',
        }
      : defaultVariantColorsResolver(input),
  defaultRadius: 'md',
  cursorType: 'pointer',
  components: {
    CloseButton: CloseButton.extend({ defaultProps: { size: 30, iconSize: 16, c: 'dimmed' } }),
    // The focus goes to the first act: Mantine's placeholder is no child that a menu may have.
    Menu: Menu.extend({ defaultProps: { withInitialFocusPlaceholder: false } }),
    // A description is read, not decoration: never under 12 px.
    InputWrapper: InputWrapper.extend({
      styles: {
        description: { fontSize: 'var(--mantine-font-size-xs)', color: 'var(--ink-soft)' },
      },
    }),
    Checkbox: Checkbox.extend({
      styles: {
        description: { fontSize: 'var(--mantine-font-size-xs)', color: 'var(--ink-soft)' },
      },
    }),
  },
  fontSizes: { xs: rem(12), sm: rem(13), md: rem(14), lg: rem(16), xl: rem(18) },
});

/** Mantine's own variables, drawn from the tokens of `styles/tokens.css`, so that there is one palette. */
export const cssVariablesResolver: CSSVariablesResolver = () => {
  const shared = {
    '--mantine-color-body': 'var(--paper)',
    '--mantine-color-text': 'var(--ink)',
    '--mantine-color-dimmed': 'var(--ink-soft)',
    '--mantine-color-placeholder': 'var(--ink-faint)',
    '--mantine-color-default': 'var(--paper-raised)',
    '--mantine-color-default-hover': 'var(--paper-sunk)',
    '--mantine-color-default-color': 'var(--ink)',
    '--mantine-color-default-border': 'var(--line)',
    '--mantine-color-dark-5': 'var(--paper-selected)',
    '--mantine-color-dark-6': 'var(--paper-raised)',
    '--mantine-color-dark-7': 'var(--paper)',
    '--mantine-color-dark-8': 'var(--paper-sunk)',
    '--mantine-color-gray-1': 'var(--paper-sunk)',
    '--mantine-color-gray-3': 'var(--line)',
    '--mantine-color-disabled': 'transparent',
    '--mantine-color-disabled-color': 'var(--ink-faint)',
    // An input's edge must be seen: 3:1 against its paper.
    '--mantine-color-gray-4': 'var(--line-strong)',
    '--mantine-color-dark-4': 'var(--line-strong)',
    '--mantine-color-error': 'var(--alarm)',
    '--mantine-color-anchor': 'var(--ink)',
    '--mantine-primary-color-contrast': 'var(--paper-raised)',
  };
  return { variables: {}, light: shared, dark: shared };
};
