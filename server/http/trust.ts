import { createHash, X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import { createServer, type Server } from 'node:http';
import express, { type Request, Router } from 'express';
import helmet from 'helmet';
import { renderTrustPage } from './trustPage.ts';

/** Where the local authority's certificate lies and at which port the tablets find the meeting over HTTPS. */
export type TrustSettings = { authorityFile: string; securePort: number };

const hostOf = (request: Request): string => request.hostname || 'localhost';
const secureUrlOf = (request: Request, port: number): string => `https://${hostOf(request)}:${port}/`;

/** A stable UUID for the profile, so that installing it again replaces the earlier one. */
function profileId(der: Buffer, part: string): string {
  const hash = createHash('sha256').update(der).update(part).digest('hex');
  return hash.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/, '$1-$2-$3-$4-$5').toUpperCase();
}

/** The authority as an Apple configuration profile (Apple, Configuration Profile Reference: com.apple.security.root). */
function appleProfile(der: Buffer): string {
  const content = der.toString('base64').replaceAll(/(.{64})/g, '$1\n');
  return `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
<plist version="1.0"><dict>
<key>PayloadContent</key><array><dict>
<key>PayloadCertificateFileName</key><string>nghi-su.crt</string>
<key>PayloadContent</key><data>${content}</data>
<key>PayloadDisplayName</key><string>Nghi Su</string>
<key>PayloadIdentifier</key><string>vn.nghi-su.authority</string>
<key>PayloadType</key><string>com.apple.security.root</string>
<key>PayloadUUID</key><string>${profileId(der, 'certificate')}</string>
<key>PayloadVersion</key><integer>1</integer></dict></array>
<key>PayloadDisplayName</key><string>Nghị Sự: phòng họp trong mạng nội bộ</string>
<key>PayloadIdentifier</key><string>vn.nghi-su</string>
<key>PayloadRemovalDisallowed</key><false/>
<key>PayloadType</key><string>Configuration</string>
<key>PayloadUUID</key><string>${profileId(der, 'profile')}</string>
<key>PayloadVersion</key><integer>1</integer></dict></plist>
`;
}

/**
 * `/trust`: how to trust the local authority on iPad and Android, with the certificate to download in both forms. Open to
 * everybody: it holds nothing secret, and who needs it can't sign in yet.
 */
export function trustRouter(settings: TrustSettings): Router {
  const router = Router();
  const certificate = new X509Certificate(fs.readFileSync(settings.authorityFile));
  router.get('/trust', async (request, response) => {
    const pageUrl = `${request.protocol}://${request.get('host') ?? hostOf(request)}/trust`;
    const page = {
      language: request.query.lang === 'en' ? ('en' as const) : ('vi' as const),
      fingerprint: certificate.fingerprint256,
      pageUrl,
      secureUrl: secureUrlOf(request, settings.securePort),
    };
    response.type('html').send(await renderTrustPage(page));
  });
  router.get('/trust/nghi-su.crt', (_request, response) => {
    response.attachment('nghi-su.crt').type('application/x-x509-ca-cert').send(certificate.raw);
  });
  router.get('/trust/nghi-su.mobileconfig', (_request, response) => {
    response.type('application/x-apple-aspen-config').send(appleProfile(certificate.raw));
  });
  return router;
}

/** The page of the plain server: its own style and nothing else, no scripts, in nobody's frame. It can't ask for HTTPS: it leads there. */
const plainPageSecurity = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      styleSrc: ["'unsafe-inline'"],
      baseUri: ["'none'"],
      formAction: ["'none'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
});

/** A plain HTTP server for the LAN that shows the trust page and sends everything else to HTTPS. */
export function createTrustServer(settings: TrustSettings): Server {
  const app = express();
  app.disable('x-powered-by');
  app.use(plainPageSecurity, trustRouter(settings));
  app.use((request, response) => response.redirect(302, secureUrlOf(request, settings.securePort)));
  return createServer(app);
}
