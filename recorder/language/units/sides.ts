import { anyPhraseAt, type Token, wordAt } from '../text/tokens.ts';
import { readField } from './field.ts';
import { readOrganisation } from './organisation.ts';
import { readOwnOffice } from './own.ts';
import type { Roster } from './roster.ts';
import { type Level, type UnitSpan, unitSpan } from './span.ts';

export interface UnitContext {
  readonly roster: Roster;
  readonly level: Level;
}

const HEAD_BY_LEVEL: Readonly<Record<Level, string>> = {
  government: 'Bộ',
  province: 'Sở',
  ministry: 'Vụ',
  commune: 'Phòng',
  enterprise: 'Ban',
  council: 'Ban',
  institution: 'Phòng',
};
const POLICE: Readonly<Record<Level, string>> = {
  government: 'Bộ Công an',
  province: 'Công an tỉnh',
  ministry: 'Bộ Công an',
  commune: 'Công an xã',
  enterprise: 'Công an',
  council: 'Công an tỉnh',
  institution: 'Công an',
};

const SIDE = [
  'bên',
  'phía',
  'anh em bên',
  'anh em',
  'các đồng chí bên',
  'các anh bên',
  'các anh chị bên',
  'các bạn bên',
  'mấy anh bên',
  'ngành',
  'bên phía',
  'chỗ',
];

/** A unit of the roster whose name ends in this subject, else a department of the level. */
function unitForField(field: string, context: UnitContext): string {
  const known = context.roster.known.find(({ lead }) => lead.endsWith(field));
  if (known) {
    return known.lead;
  }
  return field === 'Công an' ? POLICE[context.level] : `${HEAD_BY_LEVEL[context.level]} ${field}`;
}

const NO_SIDE =
  /^(?:Kỹ thuật|Tổng hợp|Hành chính|Truyền thông|Tổ chức|Văn thư|Bảo vệ|Văn phòng|Thủ quỹ|Một cửa|Chủ nhiệm|Tiếp dân|An toàn|Đào tạo|Chính sách|Kinh doanh|Đầu tư)$/u;

/** Subjects that are a department of a province; "anh em kỹ thuật" is none. */
const DEPARTMENTS =
  /^(?:Tài chính|Kế hoạch và Đầu tư|Khoa học|Nông nghiệp|Tài nguyên|Giáo dục và|Y tế|Nội vụ|Tư pháp|Công Thương|Xây dựng|Giao thông|Văn hóa|Du lịch|Thông tin|Lao động|Ngoại vụ|Dân tộc|Công an|Quy hoạch)/u;

/** "bên Tài chính", "anh em bên công thương": a department by its subject. */
export function readSide(tokens: readonly Token[], at: number, context: UnitContext): UnitSpan | null {
  const start = anyPhraseAt(tokens, at, SIDE);
  if (start === null) {
    return null;
  }
  const unit = readOrganisation(tokens, start) ?? readOwnOffice(tokens, start, context.level);
  if (unit) {
    return { ...unit, start: at };
  }
  if (context.level === 'province' && anyPhraseAt(tokens, start, ['thanh tra']) === start + 2) {
    return unitSpan({ start: at, end: start + 2, name: 'Thanh tra tỉnh', unitClass: 'local' });
  }
  const field = readField(tokens, start, 'exact');
  if (!field || NO_SIDE.test(field.name)) {
    return null;
  }
  const named = context.level !== 'province' || DEPARTMENTS.test(field.name);
  const name = named ? unitForField(field.name, context) : field.name;
  return unitSpan({ start: at, end: field.next, name, unitClass: 'internal' });
}

const JOINS = new Set(['với', 'và', ',', 'cùng']);

/** "các anh bên Y tế với Giáo dục": the departments that go on after the first, under the same "bên". */
export function readSides(tokens: readonly Token[], at: number, context: UnitContext): UnitSpan[] {
  const first = readSide(tokens, at, context);
  if (!first || !/^(?:Sở|Bộ|Vụ|Phòng|Ban) /u.test(first.name)) {
    return [];
  }
  const sides = [first];
  for (let end = first.end; JOINS.has(wordAt(tokens, end)); ) {
    const field = readField(tokens, end + 1, 'exact');
    if (!field || !DEPARTMENTS.test(field.name)) {
      break;
    }
    sides.push(
      unitSpan({ start: end + 1, end: field.next, name: unitForField(field.name, context), unitClass: 'internal' }),
    );
    end = field.next;
  }
  return sides;
}
