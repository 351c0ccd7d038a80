import { createTheme, type MantineColorsTuple } from '@mantine/core';

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
