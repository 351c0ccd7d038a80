import { createTransport } from 'nodemailer';
import type { Message } from './noticeWords.ts';

/** Hands one message to the mail server; rejects when it isn't taken. */
export type SendMail = (to: string, id: string, message: Message) => Promise<void>;

/** Sends messages by SMTP. The same `id` gives the same Message-ID, by which mail systems know a repetition. */
export function mailer(url: string, from: string): SendMail {
  const transport = createTransport(url);
  return async (to, id, { title, body }) => {
    await transport.sendMail({
      from,
      to,
      messageId: `<${id}@nghi-su>`,
      subject: `[Nghị Sự] ${title}`,
      text: `${body}\n\nMở Nghị Sự để xem và trả lời.`,
    });
  };
}
