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
  meeting_postponed: 'Hoãn họp',
  meeting_cancelled: 'Hủy họp',
  slip_extended: 'Gia hạn phiếu lấy ý kiến',
};

export const headlineOf = ({ kind }: Told): string => HEADLINES[kind] ?? 'Thông báo';

/** Notices about a meeting itself: outside of the product they say when, neither what it is about nor why. */
const isOfMeeting = (kind: string): boolean => kind.startsWith('meeting_') || kind === 'slip_extended';

const TIME = { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
const DAY = { timeZone: 'Asia/Ho_Chi_Minh', day: '2-digit', month: '2-digit', year: 'numeric' } as const;

function timeWords(at: string): string {
  const when = new Date(at);
  return `${when.toLocaleTimeString('vi-VN', TIME)} ngày ${when.toLocaleDateString('vi-VN', DAY)}`;
}

const dayWords = (day: string): string => day.split('-').toReversed().join('/');

type Facts = Partial<Record<'action' | 'dueDay' | 'at' | 'meetingId', string | null>> &
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
  if (isOfMeeting(kind)) {
    return facts.at ? `${kind === 'slip_extended' ? 'Hạn mới' : 'Lịch mới'}: ${timeWords(facts.at)}.` : '';
  }
  return dutyLines(facts);
}

function dutyLines({ action, dueDay }: Facts): string {
  const due = dueDay === null || dueDay === undefined ? '' : `Thời hạn: ${dayWords(dueDay)}.`;
  return [action, due].filter(Boolean).join('\n');
}

export type Message = { readonly title: string; readonly body: string; readonly path: string };

const OPEN_IT = 'Mở Nghị Sự để xem và trả lời.';

/** One notice, or more than can be read one by one, as one message (AC-GV-09). */
export function messageOf(notices: readonly (Told & { readonly taskId: string | null })[]): Message {
  const [first] = notices;
  if (notices.length === 1 && first !== undefined) {
    const { meetingId } = first.data as Facts;
    const path = isOfMeeting(first.kind) ? `/hop/${meetingId}` : `/nhiem-vu/${first.taskId ?? ''}`.replace(/\/$/, '');
    return { title: headlineOf(first), body: linesOf(first) || OPEN_IT, path };
  }
  const groups = Map.groupBy(notices, headlineOf);
  const body = [...groups].map(([headline, own]) => `${headline}: ${own.length}`).join('\n');
  return {
    title: notices.some(({ kind }) => isOfMeeting(kind))
      ? `${notices.length} thông báo`
      : `${notices.length} thông báo về nhiệm vụ`,
    body,
    path: '/nhiem-vu',
  };
}
