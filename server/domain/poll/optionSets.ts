import type { CountsAs, PollOption } from '#protocol/ballot.ts';

/** Options that Vietnamese rules and forms print (domain guide §1.5): words of the ballot, frozen with it. */
const known: Readonly<Record<string, { readonly label: string; readonly countsAs: CountsAs }>> = {
  tan_thanh: { label: 'Tán thành', countsAs: 'agree' },
  khong_tan_thanh: { label: 'Không tán thành', countsAs: 'disagree' },
  khong_bieu_quyet: { label: 'Không biểu quyết', countsAs: 'neutral' },
  dong_y: { label: 'Đồng ý', countsAs: 'agree' },
  khong_dong_y: { label: 'Không đồng ý', countsAs: 'disagree' },
  y_kien_khac: { label: 'Ý kiến khác', countsAs: 'neutral' },
};

/** Option sets to choose from: the UBND law's, the tender baseline's, the slip's. A profile names its own the same way. */
export const OPTION_SETS = [
  'tan_thanh|khong_tan_thanh|khong_bieu_quyet',
  'dong_y|khong_dong_y|y_kien_khac',
  'dong_y|khong_dong_y',
] as const;

/** The options of a set written as in a rule profile, `id|id|id`; ids that nobody knows are left out. */
export function optionSet(written: string): PollOption[] {
  return written.split('|').flatMap((optionId) => {
    const option = known[optionId];
    return option === undefined ? [] : [{ optionId, ...option }];
  });
}
