import QRCode from 'qrcode';
import { type TrustLanguage, trustText } from './trustText.ts';

const style = `
:root { color-scheme: light dark; font: 18px/1.55 "Be Vietnam Pro", system-ui, sans-serif; }
body { max-width: 44rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h1 { font-size: 1.7rem; line-height: 1.25; }
nav a, .button { display: inline-block; min-height: 44px; line-height: 44px; }
.button { padding: 0 1.25rem; border-radius: 10px; background: #0b4f8a; color: #fff; text-decoration: none; font-weight: 600; }
section { border: 1px solid #8886; border-radius: 14px; padding: .25rem 1.25rem 1.25rem; margin: 1.25rem 0; }
code { display: block; overflow-wrap: anywhere; padding: .75rem; border-radius: 10px; background: #8882; }
figure { margin: 1.5rem 0; } figure svg { width: 11rem; background: #fff; border-radius: 10px; }
li { margin: .4rem 0; }
`;

const steps = (list: readonly string[]): string => `<ol>${list.map((step) => `<li>${step}</li>`).join('')}</ol>`;

/** What one reader's page shows; `pageUrl` is the address of the page itself, for the QR code. */
export type TrustPage = { language: TrustLanguage; fingerprint: string; pageUrl: string; secureUrl: string };

/** The page that shows how to trust the local authority on iPad and Android; plain HTML, no script. */
export async function renderTrustPage(page: TrustPage): Promise<string> {
  const text = trustText[page.language];
  const other = page.language === 'vi' ? { code: 'en', name: 'English' } : { code: 'vi', name: 'Tiếng Việt' };
  const code = await QRCode.toString(page.pageUrl, { type: 'svg', margin: 2 });
  return `<!doctype html>
<html lang="${page.language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${text.title}</title><style>${style}</style></head><body>
<nav><a href="?lang=${other.code}" lang="${other.code}">${other.name}</a></nav>
<main><h1>${text.title}</h1><p>${text.why}</p>
<p>${text.check}</p><code>${page.fingerprint}</code>
<section><h2>${text.ipad}</h2>${steps(text.ipadSteps)}
<a class="button" href="/trust/nghi-su.mobileconfig">${text.ipadButton}</a></section>
<section><h2>${text.android}</h2>${steps(text.androidSteps)}
<a class="button" href="/trust/nghi-su.crt">${text.androidButton}</a></section>
<figure>${code}<figcaption>${text.scan}</figcaption></figure>
<p><a class="button" href="${page.secureUrl}">${text.open}</a></p></main></body></html>`;
}
