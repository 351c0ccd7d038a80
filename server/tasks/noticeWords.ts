/** A notice as the words need it. */
export type Told = { readonly kind: string; readonly data: unknown };

/** Headlines of notices outside the product; they name no duty, so they may stand on a locked screen. */
const HEADLINES: Readonly<Record<string, string>> = {
  assigned: 'Nhiệm vụ mới được giao',
  period: 'Kỳ mới của nhiệm vụ định kỳ',
  delegated: 'Việc được giao trong đơn vị',
  endSeries: 'Nhiệm vụ định kỳ đã kết thúc',
  imported: 'Danh sách nhiệm vụ mới được nhập',
  due_in_7: 'Nhiệm vụ còn 7 ngày đến hạn',
  due_in_3: 'Nhiệm vụ còn 3 ngày đến hạn',
  due_in_1: 'Nhiệm vụ đến hạn ngày mai',
  due_today: 'Nhiệm vụ đến hạn hôm nay',
  snoozed: 'Nhắc lại nhiệm vụ',
  overdue: 'Nhiệm vụ đã quá hạn',
  escalate_head: 'Đôn đốc: nhiệm vụ quá hạn 3 ngày làm việc',
  escalate_chair: 'Báo cáo: nhiệm vụ quá hạn 7 ngày làm việc',
  remind: 'Văn phòng nhắc việc',
  ask: 'Đơn vị hỏi lại về nhiệm vụ',
  decline: 'Đơn vị trả lại nhiệm vụ',
  askExtension: 'Đơn vị đề nghị gia hạn',
  answer: 'Văn phòng đã trả lời',
  decideExtension: 'Đã có quyết định về gia hạn',
  reassign: 'Nhiệm vụ được giao cho đơn vị của đồng chí',
  cancel: 'Nhiệm vụ đã được hủy',
  complete: 'Nhiệm vụ đã hoàn thành',
  digest: 'Việc trong ngày',
  weekly: 'Báo cáo tuần về nhiệm vụ',
};

export const headlineOf = ({ kind }: Told): string => HEADLINES[kind] ?? 'Thông báo';

const dayWords = (day: string): string => day.split('-').toReversed().join('/');

type Facts = Partial<Record<'action' | 'dueDay', string | null>> &
  Partial<Record<'open' | 'dueToday' | 'overdue' | 'meetings' | 'slips' | 'count', number>>;

function counts({ open = 0, dueToday = 0, overdue = 0, meetings = 0, slips = 0 }: Facts): string {
  return `Đang mở: ${open}. Đến hạn hôm nay: ${dueToday}. Quá hạn: ${overdue}. Cuộc họp hôm nay: ${meetings}. Phiếu chờ trả lời: ${slips}.`;
}

/** One or two lines about a notice. A duty of a classified item carries no words: they stay inside the product (AC-EC-11). */
export function linesOf({ kind, data }: Told): string {
  const facts = data as Facts;
  if (kind === 'digest' || kind === 'weekly') {
    return counts(facts);
  }
  if (kind === 'imported') {
    return `${facts.count ?? 0} nhiệm vụ.`;
  }
  const due = facts.dueDay === null || facts.dueDay === undefined ? '' : `Thời hạn: ${dayWords(facts.dueDay)}.`;
  return [facts.action, due].filter(Boolean).join('\n');
}

export type Message = { readonly title: string; readonly body: string; readonly path: string };

const OPEN_IT = 'Mở Nghị Sự để xem và trả lời.';

/** One notice, or more than can be read one by one, as one message (AC-GV-09). */
export function messageOf(notices: readonly (Told & { readonly taskId: string | null })[]): Message {
  const [first] = notices;
  if (notices.length === 1 && first !== undefined) {
    const path = first.taskId === null ? '/nhiem-vu' : `/nhiem-vu/${first.taskId}`;
    return { title: headlineOf(first), body: linesOf(first) || OPEN_IT, path };
  }
  const groups = Map.groupBy(notices, headlineOf);
  const body = [...groups].map(([headline, own]) => `${headline}: ${own.length}`).join('\n');
  return { title: `${notices.length} thông báo về nhiệm vụ`, body, path: '/nhiem-vu' };
}
