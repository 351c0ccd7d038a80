import { createTransport } from 'nodemailer';
import type { QueuedMail } from '#server/persistence/notices.ts';

const SUBJECTS: Readonly<Record<string, string>> = {
  assigned: 'Nhiệm vụ mới được giao',
  due_in_7: 'Nhiệm vụ còn 7 ngày đến hạn',
  due_in_3: 'Nhiệm vụ còn 3 ngày đến hạn',
  due_in_1: 'Nhiệm vụ đến hạn ngày mai',
  due_today: 'Nhiệm vụ đến hạn hôm nay',
  overdue: 'Nhiệm vụ đã quá hạn',
  escalate_head: 'Đôn đốc: nhiệm vụ quá hạn 3 ngày làm việc',
  escalate_chair: 'Báo cáo: nhiệm vụ quá hạn 7 ngày làm việc',
  reminded: 'Văn phòng nhắc việc',
  digest: 'Việc trong ngày',
};

function bodyOf({ kind, data }: QueuedMail): string {
  const facts = data as { action?: string; dueDay?: string; open?: number; dueToday?: number; overdue?: number };
  if (kind === 'digest') {
    return `Đang mở: ${facts.open}. Đến hạn hôm nay: ${facts.dueToday}. Quá hạn: ${facts.overdue}.`;
  }
  return `${facts.action ?? ''}\n\nThời hạn: ${facts.dueDay ?? 'chưa định'}.\nMở Nghị Sự để xem và trả lời.`;
}

/** Sends notices by SMTP; the text names the duty and its day, never the content of a paper (AC-EC-11). */
export function mailer(url: string, from: string): (mail: QueuedMail) => Promise<void> {
  const transport = createTransport(url);
  return async (mail) => {
    if (mail.email === null) {
      throw new Error('no address');
    }
    await transport.sendMail({
      from,
      to: mail.email,
      subject: `[Nghị Sự] ${SUBJECTS[mail.kind] ?? 'Thông báo'}`,
      text: bodyOf(mail),
    });
  };
}
