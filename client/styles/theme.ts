import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Every step of a Mantine colour is the same token: shades come from roles (soft, ink, line), not from scales. */
const role = (name: string): MantineColorsTuple => {
  const token = `var(--${name})`;
  return [token, token, token, token, token, token, token, token, token, token];
};

/** Mantine in the clothes of the design tokens. */
export const theme = createTheme({
  fontFamily: 'var(--font)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  primaryColor: 'accent',
  colors: {
    accent: role('accent'),
    agree: role('agree'),
    against: role('against'),
    warn: role('warn'),
  },
  defaultRadius: 'md',
  radius: { xs: 'var(--r-1)', sm: 'var(--r-1)', md: 'var(--r-2)', lg: 'var(--r-3)', xl: 'var(--r-3)' },
  fontSizes: { xs: '0.875rem', sm: '1rem', md: '1rem', lg: '1.125rem', xl: '1.25rem' },
  respectReducedMotion: true,
  components: {
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md', checkIconPosition: 'right' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Modal: {
      defaultProps: {
        transitionProps: { duration: 200 },
        overlayProps: { color: 'var(--scrim)', backgroundOpacity: 1 },
      },
    },
    Drawer: {
      defaultProps: {
        transitionProps: { duration: 200 },
        overlayProps: { color: 'var(--scrim)', backgroundOpacity: 1 },
      },
    },
  },
});

const roles = {
  '--mantine-color-body': 'var(--surface)',
  '--mantine-color-text': 'var(--text)',
  '--mantine-color-dimmed': 'var(--text-3)',
  '--mantine-color-placeholder': 'var(--text-3)',
  '--mantine-color-error': 'var(--against-ink)',
  '--mantine-color-default': 'var(--surface)',
  '--mantine-color-default-hover': 'var(--sunken)',
  '--mantine-color-default-color': 'var(--text)',
  '--mantine-color-default-border': 'var(--line-control)',
  '--mantine-color-anchor': 'var(--accent-ink)',
  '--mantine-primary-color-contrast': 'var(--on-accent)',
  '--mantine-line-height': '1.5',
  '--input-height-md': 'var(--touch)',
  '--mantine-shadow-xl': 'var(--e3)',
  '--mantine-shadow-md': 'var(--e2)',
};

/** Maps Mantine's semantic variables to tokens; the theme (light, dark) is then decided by the tokens alone. */
export const cssVariables: CSSVariablesResolver = () => ({ variables: roles, light: roles, dark: roles });
