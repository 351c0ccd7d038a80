/** Whether a body is under the chair's authority is decided from its class and the level of the body that meets. */
export type UnitClass =
  | 'department'
  | 'ministry'
  | 'committee'
  | 'council'
  | 'party'
  | 'front'
  | 'justice'
  | 'vertical'
  | 'enterprise'
  | 'internal'
  | 'local'
  | 'state'
  | 'person'
  | 'group';

/** How the name goes on after the head: a subject of administration, a level and place, any name, or nothing. */
export type Tail = 'field' | 'place' | 'name' | 'none';

export interface Head {
  /** As it is written in a canonical name. */
  readonly text: string;
  readonly unitClass: UnitClass;
  readonly tail: Tail;
}

type Row = readonly [text: string, unitClass: UnitClass, tail: Tail, ...aliases: string[]];

/** First words of the names of bodies; lower-case forms are derived, other spellings follow. */
export const HEAD_ROWS: readonly Row[] = [
  ['Sở', 'department', 'field'],
  ['Bộ', 'ministry', 'field'],
  ['Vụ', 'internal', 'field'],
  ['Cục', 'internal', 'field'],
  ['Tổng cục', 'internal', 'field'],
  ['Chi cục', 'internal', 'field'],
  ['Phòng', 'internal', 'field'],
  ['Ban', 'internal', 'field'],
  ['Viện', 'internal', 'name'],
  ['Học viện', 'internal', 'name'],
  ['Khoa', 'internal', 'field'],
  ['Tổ', 'internal', 'field'],
  ['Bộ phận', 'internal', 'field'],
  ['Bộ môn', 'internal', 'field'],
  ['Tổ đại biểu', 'internal', 'name'],
  ['Tổ đại biểu HĐND', 'internal', 'place', 'tổ đại biểu hội đồng nhân dân'],
  ['UBND', 'committee', 'place', 'ủy ban nhân dân', 'uỷ ban nhân dân', 'ubnd'],
  ['HĐND', 'council', 'place', 'hội đồng nhân dân', 'hđnd'],
  ['Thường trực HĐND', 'council', 'place', 'thường trực hội đồng nhân dân', 'thường trực hđnd'],
  ['Ban Kinh tế - Ngân sách HĐND', 'council', 'place', 'ban kinh tế - ngân sách hội đồng nhân dân'],
  ['Ban Kinh tế - Xã hội HĐND', 'council', 'place', 'ban kinh tế - xã hội hội đồng nhân dân'],
  ['Ban Pháp chế HĐND', 'council', 'place', 'ban pháp chế hội đồng nhân dân'],
  ['Ban Văn hóa - Xã hội HĐND', 'council', 'place', 'ban văn hóa - xã hội hội đồng nhân dân'],
  ['Ban Dân tộc HĐND', 'council', 'place', 'ban dân tộc hội đồng nhân dân'],
  ['Ban Đô thị HĐND', 'council', 'place', 'ban đô thị hội đồng nhân dân'],
  [
    'Các Ban HĐND',
    'council',
    'place',
    'các ban hội đồng nhân dân',
    'các ban của hội đồng nhân dân',
    'các ban của hđnd',
  ],
  [
    'Văn phòng UBND',
    'internal',
    'place',
    'văn phòng ủy ban nhân dân',
    'văn phòng uỷ ban nhân dân',
    'văn phòng ubnd',
    'vpubnd',
    'vp ubnd',
  ],
  [
    'Văn phòng HĐND và UBND',
    'internal',
    'place',
    'văn phòng hội đồng nhân dân và ủy ban nhân dân',
    'văn phòng hđnd và ubnd',
    'văn phòng hđnd & ubnd',
  ],
  [
    'Văn phòng Đoàn ĐBQH và HĐND',
    'internal',
    'place',
    'văn phòng đoàn đại biểu quốc hội và hội đồng nhân dân',
    'văn phòng đoàn đại biểu quốc hội và hđnd',
  ],
  ['Văn phòng Bộ', 'internal', 'none'],
  ['Văn phòng Sở', 'internal', 'none'],
  ['Văn phòng Cục', 'internal', 'none'],
  ['Văn phòng Tổng cục', 'internal', 'none'],
  ['Văn phòng Tập đoàn', 'internal', 'none'],
  ['Văn phòng Tổng công ty', 'internal', 'none'],
  ['Văn phòng Chính phủ', 'state', 'none', 'vpcp'],
  ['Văn phòng Tỉnh ủy', 'party', 'none'],
  ['Văn phòng Đảng ủy', 'party', 'none'],
  ['Văn phòng Đăng ký đất đai', 'internal', 'place'],
  ['Công an', 'local', 'place', 'ca'],
  ['Thanh tra Chính phủ', 'state', 'none', 'ttcp'],
  ['Thanh tra', 'local', 'place'],
  ['Phó Thủ tướng', 'state', 'none'],
  ['Đài Truyền hình Việt Nam', 'state', 'none', 'vtv'],
  ['Đài Tiếng nói Việt Nam', 'state', 'none', 'vov'],
  ['Thông tấn xã Việt Nam', 'state', 'none', 'ttxvn'],
  ['Ủy ban Dân tộc', 'ministry', 'none'],
  ['Bộ Chỉ huy quân sự', 'local', 'place', 'bộ chỉ huy quân sự', 'bộ chqs', 'bchqs'],
  ['Ban Chỉ huy quân sự', 'local', 'place', 'ban chqs'],
  ['Bộ Tư lệnh', 'local', 'name'],
  ['Bộ Chỉ huy Bộ đội Biên phòng', 'local', 'place', 'bộ chỉ huy bđbp'],
  ['Bộ đội Biên phòng', 'local', 'place', 'bđbp'],
  ['Kho bạc Nhà nước', 'vertical', 'place', 'kho bạc', 'kbnn'],
  ['Bảo hiểm xã hội', 'vertical', 'place', 'bhxh'],
  ['Ngân hàng Nhà nước Chi nhánh', 'vertical', 'place', 'nhnn chi nhánh'],
  ['Ngân hàng Nhà nước', 'vertical', 'place', 'nhnn'],
  ['Ngân hàng Chính sách xã hội', 'vertical', 'place', 'ngân hàng csxh'],
  ['Cục Thuế', 'vertical', 'place'],
  ['Chi cục Thuế', 'vertical', 'place'],
  ['Thuế', 'vertical', 'place'],
  ['Chi cục Hải quan', 'vertical', 'place'],
  ['Hải quan', 'vertical', 'place'],
  ['Thống kê', 'vertical', 'place'],
  ['Tòa án nhân dân', 'justice', 'place', 'tòa án', 'toà án nhân dân', 'tand'],
  ['Tòa án nhân dân tối cao', 'justice', 'none', 'tòa án tối cao', 'tandtc'],
  ['Viện kiểm sát nhân dân tối cao', 'justice', 'none', 'viện kiểm sát tối cao', 'vksndtc'],
  ['Viện kiểm sát nhân dân', 'justice', 'place', 'viện kiểm sát', 'vksnd', 'viện ksnd'],
  ['Thi hành án dân sự', 'justice', 'place'],
  ['Kiểm toán Nhà nước', 'state', 'place'],
  ['Chính phủ', 'state', 'none'],
  ['Thủ tướng Chính phủ', 'state', 'none', 'thủ tướng'],
  ['Quốc hội', 'state', 'none'],
  ['Ủy ban Thường vụ Quốc hội', 'state', 'none'],
  ['Đoàn đại biểu Quốc hội', 'state', 'place', 'đoàn đbqh'],
  ['Trung ương', 'state', 'none'],
  ['Tỉnh ủy', 'party', 'none', 'tỉnh uỷ'],
  ['Thường trực Tỉnh ủy', 'party', 'none', 'thường trực tỉnh uỷ'],
  ['Ban Thường vụ Tỉnh ủy', 'party', 'none', 'ban thường vụ tỉnh uỷ'],
  ['Thành ủy', 'party', 'none'],
  ['Ban Thường vụ Thành ủy', 'party', 'none'],
  ['Thường trực Thành ủy', 'party', 'none'],
  ['Đảng ủy UBND', 'party', 'place', 'đảng ủy ủy ban nhân dân'],
  ['Đảng ủy các cơ quan Đảng', 'party', 'place'],
  ['Đảng ủy', 'party', 'place'],
  ['Ban Thường vụ Đảng ủy', 'party', 'place'],
  ['Thường trực Đảng ủy', 'party', 'place'],
  ['Ban Tổ chức Tỉnh ủy', 'party', 'none'],
  ['Ban Tuyên giáo và Dân vận Tỉnh ủy', 'party', 'none'],
  ['Ban Dân vận', 'party', 'place'],
  [
    'Ủy ban Mặt trận Tổ quốc Việt Nam',
    'front',
    'place',
    'ủy ban mttq việt nam',
    'ubmttq việt nam',
    'ubmttqvn',
    'ủy ban mttqvn',
  ],
  ['Ủy ban Mặt trận Tổ quốc', 'front', 'place', 'ủy ban mttq', 'ubmttq'],
  ['Ban Thường trực Ủy ban Mặt trận Tổ quốc', 'front', 'place', 'ban thường trực ủy ban mttq'],
  ['Mặt trận Tổ quốc Việt Nam', 'front', 'place', 'mttq việt nam'],
  ['Mặt trận Tổ quốc', 'front', 'place', 'mttq'],
  ['Ban Công tác Mặt trận', 'front', 'place'],
  ['Hội Liên hiệp Phụ nữ', 'front', 'place', 'hội lhpn', 'hội phụ nữ'],
  ['Hội Nông dân', 'front', 'place'],
  ['Hội Cựu chiến binh', 'front', 'place', 'hội ccb'],
  ['Hội Chữ thập đỏ', 'front', 'place'],
  ['Hội Luật gia', 'front', 'place'],
  ['Hội Người cao tuổi', 'front', 'place'],
  ['Hội Khuyến học', 'front', 'place'],
  ['Hội Doanh nghiệp', 'front', 'place'],
  ['Hiệp hội', 'front', 'name'],
  ['Liên minh Hợp tác xã', 'front', 'place'],
  ['Liên hiệp các Hội', 'front', 'name'],
  ['Liên đoàn Lao động', 'front', 'place', 'lđlđ'],
  ['Công đoàn', 'front', 'place'],
  ['Tỉnh đoàn', 'front', 'none'],
  ['Thành đoàn', 'front', 'none'],
  ['Đoàn Thanh niên', 'front', 'place', 'đoàn tncs hồ chí minh', 'đoàn thanh niên cộng sản hồ chí minh'],
  ['Đoàn xã', 'front', 'none'],
];
