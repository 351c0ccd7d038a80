import { describe, expect, it } from 'vitest';
import { extractItems } from '#recorder/language/index.ts';
import type { Item, RosterEntry, SpeakerRole } from '#recorder/language/types.ts';

function read(text: string, by: SpeakerRole = 'chair', roster: RosterEntry[] = []): Item[] {
  return extractItems({ text, meetingDate: '2026-10-06', speakerRole: by, roster });
}

function shown(text: string, by?: SpeakerRole, roster?: RosterEntry[]): string[] {
  return read(text, by, roster).map(
    ({ kind, op, assigneeLead, action, due }) =>
      `${kind} ${op} | ${assigneeLead ?? '–'} | ${action} | ${due?.date ?? '–'}`,
  );
}

const loan: RosterEntry[] = [{ name: 'Bà Đỗ Thị Loan', title: 'Giám đốc Sở Tài chính', aliases: ['chị Loan'] }];

/** [rule, text, items] */
const CLAUSES: [string, string, string[]][] = [
  [
    'a body whose name says what the room needs is a body like others',
    'Giao việc kiểm tra máy phát cho Phòng Kỹ thuật. Nhờ kỹ thuật chỉnh lại micro.',
    ['task create | Phòng Kỹ thuật | kiểm tra máy phát | –'],
  ],
  [
    'work that need not be done is taken back',
    'Việc rà hợp đồng tôi vừa giao Sở Nội vụ, thôi rút lại, khỏi làm.',
    ['task cancel | Sở Nội vụ | rà hợp đồng | –'],
  ],
  [
    'what a thing is called to its last word stays: late, due, not finished',
    'Giao Sở Nội vụ rà soát toàn bộ hồ sơ quá hạn. Giao Sở Xây dựng thống kê các công trình chưa hoàn thành. Giao Sở Tài chính báo cáo tỷ lệ hoàn thành.',
    [
      'task create | Sở Nội vụ | rà soát toàn bộ hồ sơ quá hạn | –',
      'task create | Sở Xây dựng | thống kê các công trình chưa hoàn thành | –',
      'task create | Sở Tài chính | báo cáo tỷ lệ hoàn thành | –',
    ],
  ],
  [
    'a limit as the last word is none of the work',
    'Giao Sở Nội vụ sửa quy chế, 20/10/2026 là hạn.',
    ['task create | Sở Nội vụ | sửa quy chế | 2026-10-20'],
  ],
  [
    'a heard name ends where a day begins',
    'giao sở nội vụ rà lại hồ sơ ở trung tâm thứ hai tuần sau báo cáo văn phòng ubnd tỉnh',
    ['task create | Sở Nội vụ | rà lại hồ sơ ở trung tâm báo cáo Văn phòng UBND tỉnh | 2026-10-12'],
  ],
  [
    'after a limit a duty that comes round is a task of its own, written or spoken without a comma',
    'Giao Sở Y tế tiêm vét, hoàn thành trước ngày 10/11/2026, hằng tuần báo cáo Văn phòng. giao sở y tế tiêm vét hoàn thành trước ngày mười tháng mười một hằng tuần báo cáo văn phòng',
    [
      'task create | Sở Y tế | tiêm vét | 2026-11-10',
      'task create | Sở Y tế | báo cáo Văn phòng | –',
      'task create | Sở Y tế | tiêm vét | 2026-11-10',
      'task create | Sở Y tế | báo cáo văn phòng | –',
    ],
  ],
  [
    'people called by name under one form of address are lead and helpers',
    'Hai đồng chí Hải, Minh rà soát danh sách hộ nghèo, xong trước ngày 20/10.',
    ['task create | đồng chí Hải | rà soát danh sách hộ nghèo | 2026-10-20'],
  ],
  [
    'a recurring duty falls due first on or after the day it begins',
    'Văn phòng tổng hợp lịch công tác thứ Hai hằng tuần, áp dụng từ ngày 20/10/2026.',
    ['task create | Văn phòng UBND tỉnh | tổng hợp lịch công tác | 2026-10-26'],
  ],
  [
    'the thing named before the lead is the object of its verb',
    'Hồ sơ hoàn công trường mầm non, Ban Quản lý dự án nộp lại cho Sở Xây dựng trước ngày 20/10.',
    ['task create | Ban Quản lý dự án | nộp lại hồ sơ hoàn công trường mầm non cho Sở Xây dựng | 2026-10-20'],
  ],
  [
    'the setting named before the lead is no object',
    'Tình hình cháy rừng phức tạp, giao Hạt Kiểm lâm tuần tra hằng ngày.',
    ['task create | Hạt Kiểm lâm | tuần tra | –'],
  ],
  [
    'a paper put off is a task whose date is moved',
    'Đề án vị trí việc làm gia hạn đến hết tháng 11.',
    ['task update_due | – | đề án vị trí việc làm | 2026-11-30'],
  ],
  [
    'a unit ordered to account for something has a task',
    'Chưa xem xét bổ sung vốn của Ban Quản lý Khu kinh tế; giao Ban giải trình từng hạng mục phát sinh.',
    [
      'decision create | – | chưa xem xét bổ sung vốn của Ban Quản lý Khu kinh tế | –',
      'task create | Ban Quản lý Khu kinh tế | giải trình từng hạng mục phát sinh | –',
    ],
  ],
  [
    'what the chair announces as settled is a decision',
    'Tôi quyết như sau: chưa mở rộng bãi đỗ xe, để nguyên hiện trạng.',
    ['decision create | – | chưa mở rộng bãi đỗ xe, để nguyên hiện trạng | –'],
  ],
  [
    'nouns behind a section’s name belong to it',
    'Phòng Quản trị thiết bị kiểm kê máy chiếu trước ngày 30/10.',
    ['task create | Phòng Quản trị thiết bị | kiểm kê máy chiếu | 2026-10-30'],
  ],
  [
    'a colon may stand between those told and what they are told',
    'Sở Nội vụ, Sở Tài chính: rà soát biên chế, trình trước 30/10.',
    ['task create | Sở Nội vụ | rà soát biên chế, trình | 2026-10-30'],
  ],
  [
    'helpers may follow "phối hợp" at once',
    'Giao Sở Tài chính chủ trì, phối hợp Sở Nội vụ, Kho bạc Nhà nước tỉnh tham mưu bố trí kinh phí trước 20/10.',
    ['task create | Sở Tài chính | tham mưu bố trí kinh phí | 2026-10-20'],
  ],
  [
    'who is called at the end is told what stands before',
    'Kiểm tra lại kho hóa chất, chị Hoa nhé.',
    ['task create | chị Hoa | kiểm tra lại kho hóa chất | –'],
  ],
  [
    'a date named in place of another moves the task',
    'Thay vì 15/11, hạn nộp báo cáo là 10/11 nhé.',
    ['task update_due | – | nộp báo cáo | 2026-11-10'],
  ],
  [
    'a written day of the lunar calendar',
    'Sở Văn hóa và Thể thao chuẩn bị lễ giỗ Tổ, xong trước ngày 10/3 âm lịch.',
    ['task create | Sở Văn hóa và Thể thao | chuẩn bị lễ giỗ Tổ | 2027-04-16'],
  ],
  [
    'a form of courtesy is no condition',
    'Nếu mọi người đồng ý thì tôi giao Sở Y tế làm, xong trước 30/10.',
    ['task create | Sở Y tế | thực hiện việc đang bàn | 2026-10-30'],
  ],
  [
    'each point of a numbered list is a task of the lead its head names',
    'Giao Sở Công Thương: (i) làm việc với ngành điện, hoàn thành trước ngày 15/10/2026; (ii) rà soát cụm công nghiệp trong quý IV/2026.',
    [
      'task create | Sở Công Thương | làm việc với ngành điện | 2026-10-15',
      'task create | Sở Công Thương | rà soát cụm công nghiệp | 2026-12-31',
    ],
  ],
  [
    'a deciding verb after an order goes on with the order',
    'UBND các xã, phường rà soát, bãi bỏ văn bản không còn phù hợp, gửi Sở Tư pháp trước ngày 30/10.',
    ['task create | UBND các xã, phường | rà soát, bãi bỏ văn bản không còn phù hợp, gửi Sở Tư pháp | 2026-10-30'],
  ],
  [
    'more time for a project is a decision, it moves no task',
    'Đồng ý gia hạn thời gian thực hiện dự án Bệnh viện Y học cổ truyền đến hết năm 2027.',
    ['decision create | – | đồng ý gia hạn thời gian thực hiện dự án Bệnh viện Y học cổ truyền đến hết năm 2027 | –'],
  ],
  [
    'more time for a unit moves its task',
    'Cho Sở Xây dựng thêm một tuần nữa, đến 20/10 phải nộp báo cáo thẩm tra.',
    ['task update_due | Sở Xây dựng | nộp báo cáo thẩm tra | 2026-10-20'],
  ],
  [
    'a move without a lead is of the order just said',
    'Sở Xây dựng hoàn thiện lại đề án, lùi sang ngày 15/10.',
    ['task update_due | Sở Xây dựng | hoàn thiện lại đề án | 2026-10-15'],
  ],
  [
    'a cancelled task is told without when it was given',
    'Dừng thực hiện nhiệm vụ xây dựng phần mềm quản lý hộ tịch đã giao Sở Tư pháp tại Thông báo số 112/TB-UBND.',
    ['task cancel | Sở Tư pháp | xây dựng phần mềm quản lý hộ tịch | –'],
  ],
  [
    'a duty handed on is the new lead’s, without who had it',
    'Chuyển nhiệm vụ lập bản đồ ngập lụt từ Sở Xây dựng sang Sở Nông nghiệp và Môi trường chủ trì.',
    ['task create | Sở Nông nghiệp và Môi trường | lập bản đồ ngập lụt | –'],
  ],
  [
    'a limit that is moved says whose the task is',
    'Thời hạn của nhiệm vụ rà soát đất công giao Sở Tài chính được điều chỉnh từ 31/10 sang 30/11/2026.',
    ['task update_due | Sở Tài chính | nhiệm vụ rà soát đất công | 2026-11-30'],
  ],
  [
    'a date instead of another one moves the task',
    'Thay vì ngày 15/10, Sở Y tế nộp báo cáo đánh giá chậm nhất ngày 23/10.',
    ['task update_due | Sở Y tế | nộp báo cáo đánh giá | 2026-10-23'],
  ],
  [
    'an order taken back keeps its work though nobody is named',
    'Thôi việc tổ chức lễ khởi công thì không làm nữa.',
    ['task cancel | – | tổ chức lễ khởi công | –'],
  ],
  ['what is put off takes no order back', 'Thôi việc này để sau, chưa giao cho ai cả.', []],
  [
    'what a proposal is like is no order',
    'Phương án hai có ưu điểm là giao cho doanh nghiệp tự đầu tư, nhưng thời gian kéo dài.',
    [],
  ],
  ['a break is announced, not ordered', 'Mời các đồng chí nghỉ giải lao 15 phút, 9 giờ 30 chúng ta tiếp tục.', []],
  [
    'a bare "Sở" after giao is the department spoken of',
    'Lẽ ra Sở Xây dựng phải trình từ tháng 8; nay giao Sở trình lại trước ngày 25/10.',
    ['task create | Sở Xây dựng | trình lại | 2026-10-25'],
  ],
  [
    'the lead may stand after the work',
    'Hoàn thành chi trả lương hưu trước ngày 10/11, Bảo hiểm xã hội tỉnh chịu trách nhiệm.',
    ['task create | Bảo hiểm xã hội tỉnh | hoàn thành chi trả lương hưu | 2026-11-10'],
  ],
  [
    'a body that was renamed is the body that is now',
    'Sở Tài nguyên và Môi trường (nay là Sở Nông nghiệp và Môi trường) bàn giao hồ sơ trước ngày 30/10.',
    ['task create | Sở Nông nghiệp và Môi trường | bàn giao hồ sơ | 2026-10-30'],
  ],
  [
    'what limits a decision is part of it',
    'Thống nhất chủ trương sáp nhập nhưng giữ lại 5 điểm trường.',
    ['decision create | – | thống nhất chủ trương sáp nhập nhưng giữ lại 5 điểm trường | –'],
  ],
  [
    'a negation does not reach over a comma',
    'Số liệu chưa thống nhất, yêu cầu Sở Tài chính rà soát lại trước ngày 10/10.',
    ['task create | Sở Tài chính | rà soát lại số liệu chưa thống nhất | 2026-10-10'],
  ],
];

/** Half words that are signs of something else when they stand alone. */
const HALF_WORDS: [string, string][] = [
  ['"liệu" of "vật liệu" asks nothing', 'Vật liệu làm đường, Sở Xây dựng công bố giá trước ngày 10/10.'],
  ['"bảo" of "bảo đảm" quotes nobody', 'Sở Y tế bảo đảm đủ thuốc trước ngày 10/10.'],
  [
    '"kỳ trước" of "định kỳ trước ngày" is no past',
    'Sở Y tế báo cáo số ca; định kỳ trước ngày 20 hằng tháng gửi Văn phòng.',
  ],
  ['"năm là" of "đầu năm là" counts nothing', 'Sở Y tế nhớ đầu năm là phải xong, báo cáo trước ngày 10/10.'],
];

/** [why it makes no record, who says it, text] — none of them the gold file's. */
const NOTHING: [string, SpeakerRole, string][] = [
  ['a wish of others', 'chair', 'Nhiều ý kiến đề nghị giao Sở Xây dựng làm chủ đầu tư.'],
  ['a view of somebody', 'chair', 'Có ý kiến cho rằng nên giao Công an tỉnh chủ trì.'],
  ['an example from elsewhere', 'chair', 'Ở Đà Nẵng, Sở Xây dựng chủ trì việc này và hoàn thành trong 3 tháng.'],
  ['what has been so for years', 'chair', 'Sở Tài chính là cơ quan chủ trì đề án này từ năm 2024.'],
  ['a clause that is a subject', 'chair', 'Việc Sở Xây dựng trình chậm làm ảnh hưởng tiến độ chung.'],
  ['whose turn it is', 'chair', 'Sở Giáo dục báo cáo trước, sau đó đến Sở Y tế.'],
  ['a report told as a clause', 'chair', 'Sở Y tế báo cáo đã tiêm được 80%.'],
  ['what will be sent later', 'chair', 'Giấy mời chính thức Văn phòng sẽ thông báo sau nhé.'],
  ['told to note it', 'chair', 'Sở Y tế lưu ý vấn đề này.'],
  ['a paper spoken of', 'chair', 'Báo cáo này đã lùi đến ngày 20/11 rồi.'],
  ['accounted for at once', 'chair', 'Đề nghị Sở Xây dựng giải trình ngắn gọn nội dung đại biểu vừa nêu.'],
  ['only thought of', 'chair', 'Tôi định giao Sở Công Thương nhưng thôi, để bàn thêm.'],
  ['praised', 'chair', 'Sở Tài chính làm việc này tốt, tôi biểu dương.'],
  ['told with its outcome', 'chair', 'giao cho sở giao thông làm rồi cuối cùng cũng không đâu vào đâu'],
  ['of a year that is over', 'chair', 'Năm 2025, UBND tỉnh giao Sở Y tế làm chủ đầu tư dự án này.'],
  ['recalled', 'chair', 'Tôi đã nói từ đầu năm là phải xong trước 30/10, vậy mà giờ mới được 60%.'],
  ['exhortation', 'chair', 'Toàn hệ thống cần đoàn kết, thống nhất, phấn đấu hoàn thành mục tiêu.'],
  ['says whose paper it is', 'chair', 'Việc điều chỉnh quy hoạch do Sở Xây dựng đề xuất, UBND tỉnh ghi nhận.'],
  ['wanted in the room', 'chair', 'Đề nghị Sở Tài chính trả lời luôn tại phiên họp câu hỏi của đồng chí Bách.'],
  ['the floor is given', 'chair', 'sang trung thu mời chị Loan'],
  ['rejected', 'chair', 'Đề xuất giao Sở Xây dựng làm đầu mối thì tôi chưa đồng ý, để xem xét thêm.'],
  ['somebody else is quoted', 'member', 'Ngân hàng Chính sách xã hội cho biết sẽ giải ngân 50 tỷ đồng trong quý IV.'],
  ['a fault admitted', 'member', 'Sở Công Thương xin nhận khuyết điểm về việc chậm giải ngân.'],
  ['the floor asked for', 'member', 'Xin phép Chủ tịch cho tôi trình bày ngắn gọn trong 5 phút.'],
];

/** [rule, text, items] */
const LIMITS_AND_CHANGES: [string, string, string[]][] = [
  [
    '[EXTRACT-23] a closing limit is of both people',
    'Thầy Hùng phụ trách ôn tập khối 12, cô Lan lo phần cơ sở vật chất, xong trước ngày 1/12.',
    [
      'task create | Thầy Hùng | phụ trách ôn tập khối 12 | 2026-12-01',
      'task create | cô Lan | lo phần cơ sở vật chất | 2026-12-01',
    ],
  ],
  [
    '[EXTRACT-23] a report by a day is of the last one only',
    'Sở Y tế kiểm tra bếp ăn trường học, Sở Tài chính rà soát đơn giá suất ăn, báo cáo trước ngày 25/10.',
    [
      'task create | Sở Y tế | kiểm tra bếp ăn trường học | –',
      'task create | Sở Tài chính | rà soát đơn giá suất ăn, báo cáo | 2026-10-25',
    ],
  ],
  [
    '[EXTRACT-24] another order goes on after one taken back',
    'Thôi việc tổ chức lễ khởi công thì không làm nữa, Văn phòng báo lại các đơn vị.',
    ['task cancel | – | tổ chức lễ khởi công | –', 'task create | Văn phòng UBND tỉnh | báo lại các đơn vị | –'],
  ],
  [
    '[EXTRACT-24] what is taken from one is handed to another',
    'Không giao Sở Công Thương khảo sát chợ đêm nữa; chuyển nhiệm vụ này cho UBND phường Hồng Hà.',
    ['task cancel | Sở Công Thương | khảo sát chợ đêm | –', 'task create | UBND phường Hồng Hà | khảo sát chợ đêm | –'],
  ],
  [
    '[EXTRACT-25] every correction of a turn counts',
    'Sở Y tế nộp trước ngày 15/10, à không, ngày 16/10. Sở Tài chính nộp trước ngày 17/10, à nhầm, ngày 18/10.',
    [
      'task create | Sở Y tế | nộp (nội dung đang bàn) | 2026-10-16',
      'task create | Sở Tài chính | nộp (nội dung đang bàn) | 2026-10-18',
    ],
  ],
  [
    '[EXTRACT-21] words of several syllables get their tones back',
    'so y te lap danh sach trang thiet bi, hoan thanh truoc ngay 20/10',
    ['task create | Sở Y tế | lập danh sách trang thiết bị | 2026-10-20'],
  ],
  [
    '[EXTRACT-4] a quarter of this year, and a warning that is no work',
    'các địa phương hoàn thành kiểm kê đất đai trong quý bốn năm nay không chậm trễ',
    ['task create | Các địa phương | hoàn thành kiểm kê đất đai | 2026-12-31'],
  ],
  [
    '[EXTRACT-5] who gets what is lent stays in the action',
    'Phòng Kế hoạch cho Tân Phú mượn 2 máy phun trong ngày mai.',
    ['task create | Phòng Kế hoạch | cho Tân Phú mượn 2 máy phun | 2026-10-07'],
  ],
  [
    '[EXTRACT-2] limits that are over are told, not ordered',
    'Trong 9 tháng đầu năm, Công an tỉnh xử lý 112 vụ vi phạm.',
    [],
  ],
];

function holds(rule: string): void {
  const ofRule = LIMITS_AND_CHANGES.filter(([one]) => one.startsWith(rule));
  expect(ofRule).not.toEqual([]);
  for (const [name, text, expected] of ofRule) {
    expect(shown(text), name).toEqual(expected);
  }
}

it('[EXTRACT-23] a limit that closes a sentence is of every order without one', () => holds('[EXTRACT-23]'));
it('[EXTRACT-24] an order taken back ends where another begins, and may be handed on', () => holds('[EXTRACT-24]'));
it('[EXTRACT-25] everything a speaker took back is left out', () => holds('[EXTRACT-25]'));
it('[EXTRACT-21] [EXTRACT-2] [EXTRACT-4] [EXTRACT-5] words without tones, limits over or of this year, what is lent', () => {
  ['[EXTRACT-21]', '[EXTRACT-2]', '[EXTRACT-4]', '[EXTRACT-5]'].forEach(holds);
});

it('[EXTRACT-3] a seat says nothing of what a person answers for', () => {
  const title = 'Thành viên Hội đồng thành viên, Phó Tổng giám đốc phụ trách kỹ thuật';
  const roster = [{ name: 'Ông Đỗ Văn Lộc', title, aliases: ['anh Lộc'] }];
  expect(shown('Anh Lộc tổ chức diễn tập, xong trước 30/10.', 'chair', roster)).toEqual([
    'task create | Phó Tổng giám đốc phụ trách kỹ thuật | tổ chức diễn tập | 2026-10-30',
  ]);
});

describe('clauses', () => {
  it.each(CLAUSES)('[EXTRACT-1] %s', (_, text, items) => {
    expect(shown(text)).toEqual(items);
  });

  it.each(HALF_WORDS)('[EXTRACT-1] %s', (_, text) => {
    expect(read(text).some(({ due }) => due?.boundary === 'before')).toBe(true);
  });

  it.each(NOTHING)('[EXTRACT-2] %s: no record', (_, by, text) => {
    expect(shown(text, by, loan)).toEqual([]);
  });

  it('[EXTRACT-3] a pronoun before a verb is the person last called so', () => {
    expect(
      shown('Chị Loan này, cái dự toán ấy, chị cho kiểm tra lại, thứ Sáu này gửi Văn phòng.', 'chair', loan),
    ).toEqual(['task create | Sở Tài chính | kiểm tra lại cái dự toán ấy, gửi Văn phòng | 2026-10-09']);
  });

  it('[EXTRACT-3] a short name is the one unit of the roster that begins so', () => {
    const roster: RosterEntry[] = [
      { name: 'Ông Lộc', title: 'Trưởng phòng', unit: 'Phòng Kinh tế, Hạ tầng và Đô thị' },
      { name: 'Ông Đạt', title: 'Chánh Văn phòng', unit: 'Văn phòng HĐND và UBND phường' },
    ];
    const leads = read('phòng kinh tế kẻ vạch vỉa hè xong trước ngày hai mươi tháng mười', 'chair', roster);
    expect(leads.map(({ assigneeLead }) => assigneeLead)).toEqual(['Phòng Kinh tế, Hạ tầng và Đô thị']);
    expect(read('Văn phòng gửi kết luận trong ngày mai.', 'chair', roster)[0]?.assigneeLead).toBe(
      'Văn phòng HĐND và UBND phường',
    );
  });

  it('[EXTRACT-13] other spellings of the letters read the same', () => {
    const text = 'Giao Sở Y tế báo cáo trước ngày 15/10/2026.';
    expect(shown(text.normalize('NFD'))).toEqual(shown(text));
    expect(shown(`\u200B${text.replaceAll('Y tế', 'Y\u00A0tế')}`)).toEqual(shown(text));
  });
});

describe('rules of a duty that begins, of what is named first, of others', () => {
  it('[EXTRACT-26] the first day is on or after the day named', () => {
    const text = 'Phòng Tài chính gửi báo cáo thu chi vào ngày 5 hằng tháng, bắt đầu từ tháng 12/2026.';
    expect(read(text)[0]?.due).toMatchObject({ date: '2026-12-05', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=5' });
  });

  it.each([
    [
      'Danh sách đại biểu, Văn phòng chốt lại, gửi Sở Nội vụ trước 20/10.',
      'chốt lại danh sách đại biểu, gửi Sở Nội vụ',
    ],
    ['Mưa lớn còn kéo dài, Sở Y tế kiểm tra lại trong tuần này.', 'kiểm tra lại'],
  ])('[EXTRACT-27] %s', (text, action) => {
    expect(read(text)[0]?.action).toBe(action);
  });

  it.each([
    'Thủ tướng yêu cầu giải ngân 100%.',
    'Cử tri phường 3 đề nghị Sở Xây dựng sớm sửa đường Trần Phú.',
    'Tỉnh bạn giao Sở Công Thương chủ trì, họ làm rất hiệu quả.',
  ])('[EXTRACT-28] %s', (text) => {
    expect(read(text)).toEqual([]);
  });
});
