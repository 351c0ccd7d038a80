import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';

export type Language = 'vi' | 'en';

const KEY = 'nghi-su.language';
type Words = Record<string, unknown>;

const files = import.meta.glob<Words>('./{vi,en}/*.json', { eager: true, import: 'default' });

function resources(): Record<string, Record<string, Words>> {
  const tree: Record<string, Record<string, Words>> = {};
  for (const [path, words] of Object.entries(files)) {
    const [, language, namespace] = /^\.\/(\w+)\/([\w-]+)\.json$/.exec(path) ?? [];
    if (language && namespace) {
      tree[language] = { ...tree[language], [namespace]: words };
    }
  }
  return tree;
}

function storedLanguage(): Language {
  return typeof localStorage !== 'undefined' && localStorage.getItem(KEY) === 'en' ? 'en' : 'vi';
}

/** Starts translation: one namespace per feature, Vietnamese first. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    lng: storedLanguage(),
    fallbackLng: 'vi',
    defaultNS: 'common',
    resources: resources(),
    interpolation: { escapeValue: false },
    returnNull: false,
  });
  document.documentElement.lang = i18next.language;
}

/** Switches the language on this device and remembers it. */
export async function setLanguage(language: Language): Promise<void> {
  localStorage.setItem(KEY, language);
  document.documentElement.lang = language;
  await i18next.changeLanguage(language);
}

/** The language in use now. */
export const currentLanguage = (): Language => (i18next.language === 'en' ? 'en' : 'vi');
