import { lower } from '../text/bare.ts';
import type { Level, UnitSpan } from './span.ts';

const SIGNS: readonly (readonly [Level, RegExp])[] = [
  [
    'enterprise',
    /tổng giám đốc|(?<!đề nghị )hội đồng thành viên|hội đồng quản trị|cổ đông|ban giám đốc công ty|ban kỹ thuật|ban kinh doanh|phòng kinh doanh|phân xưởng/,
  ],
  [
    'ministry',
    /văn phòng bộ|vụ trưởng|cục trưởng|bộ trưởng|thứ trưởng|thanh tra bộ|lãnh đạo bộ|bộ mình|của bộ(?=[.,;]|$)|(?:^|\s)vụ (?:pháp chế|kế hoạch|tổ chức|hợp tác|khoa học|giáo dục|tài chính)|tổng cục/,
  ],
  [
    'commune',
    /(chủ tịch|văn phòng hđnd và) ubnd (xã|phường)|trưởng thôn|các thôn|công an (xã|phường)(?= |,|\.|$)|đảng ủy (xã|phường)|mặt trận tổ quốc (xã|phường)|mttq việt nam (xã|phường)|trạm y tế xã|(?:^|\s)thôn \d|tổ dân phố|khu phố/,
  ],
];

const GOVERNMENT =
  /(?:^|[.;,] )(?:giao |yêu cầu |đề nghị )?(?:các )?(?:bộ[: ]\s?\p{L}|thanh tra chính phủ|văn phòng chính phủ|ngân hàng nhà nước)[^.;]*(?:báo cáo|trình) (?:phó )?(?:thủ tướng|chính phủ)/u;

/** The council speaks: "Thường trực HĐND tỉnh thống nhất …", "Giao Ban Pháp chế HĐND tỉnh …". */
const COUNCIL =
  /^(?:giao |với [^,]*, )?(?:thường trực |các ban (?:của )?|ban [^,.;]{3,30} |tổ đại biểu )?(?:hđnd|hội đồng nhân dân)(?: \p{L}+){0,4} (?:quyết nghị|thông qua|thống nhất|bãi bỏ|giao|tổ chức|chủ trì|thẩm tra|khảo sát|giám sát|chuẩn bị)|^đề nghị (?:ubnd|ủy ban nhân dân).*(?:gửi|trình) (?:thường trực )?(?:hđnd|hội đồng nhân dân)/u;

/** A school, hospital or project board, by the people and bodies only such a place has. */
const INSTITUTION =
  /hiệu trưởng|ban giám hiệu|hội đồng trường|hội đồng sư phạm|giám đốc ban(?! chấp)|phòng điều dưỡng|giám đốc bệnh viện|(?:cho|phép|nghị) nhà trường|giáo viên chủ nhiệm|trưởng phòng giải phóng mặt bằng|trưởng phòng quản lý dự án|trưởng phòng kế hoạch tổng hợp|trưởng khoa|ban giám đốc bệnh viện|khoa (?:nhi|sản|dược|nội|ngoại|cấp cứu|khám bệnh)(?![\p{L}])|vệ sinh trường lớp/u;

const NAMES: readonly (readonly [Level, RegExp])[] = [
  ['commune', /^(?:ubnd|ủy ban nhân dân) (?:xã|phường|đặc khu|thị trấn)|^đảng ủy xã/],
  ['province', /^(?:ubnd|ủy ban nhân dân|tỉnh|thành phố)|^sở /],
  ['government', /^chính phủ|^văn phòng chính phủ/],
  ['ministry', /^bộ |^cục |^tổng cục |^vụ /],
  ['enterprise', /^(?:tập đoàn|tổng công ty|công ty|ngân hàng)/],
  ['council', /^(?:thường trực )?(?:hđnd|hội đồng nhân dân)/],
  ['institution', /^(?:bệnh viện|trường|trung tâm|ban quản lý|ban qlda|viện|học viện|đại học)/],
];

/** The kind of body that meets, from its name, else from the words of the text; a provincial committee by default. */
export function levelOf(agency: string | null | undefined, text: string): Level {
  const content = lower(text);
  return (
    first(NAMES, lower(agency ?? '')) ??
    first([['council', COUNCIL], ['government', GOVERNMENT], ...SIGNS, ['institution', INSTITUTION]], content) ??
    'province'
  );
}

function first(signs: readonly (readonly [Level, RegExp])[], text: string): Level | null {
  return signs.find(([, sign]) => sign.test(text))?.[0] ?? null;
}

const OUTSIDE: Readonly<Record<Level, ReadonlySet<UnitSpan['unitClass']>>> = {
  province: new Set(['ministry', 'state', 'council', 'party', 'front', 'justice', 'enterprise', 'vertical']),
  commune: new Set([
    'ministry',
    'state',
    'council',
    'party',
    'front',
    'justice',
    'enterprise',
    'vertical',
    'department',
  ]),
  ministry: new Set([
    'ministry',
    'state',
    'council',
    'party',
    'front',
    'justice',
    'enterprise',
    'committee',
    'department',
  ]),
  enterprise: new Set(['ministry', 'state', 'council', 'party', 'front', 'justice', 'committee', 'department']),
  government: new Set(['council', 'party', 'front', 'justice']),
  council: new Set([
    'ministry',
    'state',
    'party',
    'front',
    'justice',
    'enterprise',
    'vertical',
    'committee',
    'department',
    'local',
  ]),
  institution: new Set([
    'ministry',
    'state',
    'council',
    'party',
    'justice',
    'enterprise',
    'vertical',
    'committee',
    'department',
    'local',
  ]),
};

const ABOVE: Readonly<Record<Level, RegExp>> = {
  province: /^(?:UBND (?:các tỉnh|tỉnh khác)|Chính phủ|Thủ tướng)/,
  commune: /^(?:UBND (?:tỉnh|thành phố|huyện))/,
  ministry: /^UBND/,
  enterprise: /^UBND/,
  government: /^Quốc hội|^Ủy ban Thường vụ/,
  council: /^(?:Chính phủ|UBND)/,
  institution: /^UBND|^Giám đốc Sở/,
};

/** A bare "Bộ trưởng", "Chủ tịch UBND tỉnh" as the addressee of a person below them. */
const SUPERIOR_TITLE = /^(?:Bộ trưởng|Thủ tướng|Chủ tịch UBND tỉnh|Bí thư)/;

/** Not under the chair's authority: what is asked of them is a request (domain.md §3.1). */
export function isOutside(unit: UnitSpan, level: Level): boolean {
  if (unit.unitClass === 'person') {
    return SUPERIOR_TITLE.test(unit.name) && level !== 'province';
  }
  return OUTSIDE[level].has(unit.unitClass) || ABOVE[level].test(unit.name);
}
