import { fold } from './text/words.ts';

/*
 * Sentences that run the meeting and are not part of what was discussed. Matched on folded text (no tone marks), so that
 * recognised speech is read the same way.
 */
const PROCEDURE: RegExp[] = [
  /^(xin |toi xin |bay gio xin |tiep theo,? (xin )?|sau day,? (xin )?|truoc het,? (xin )?)?(kinh )?moi /,
  /^(bay gio |ta |chung ta |xin )?(chuyen|sang|buoc) (sang |tiep |den )*(noi dung|phan|muc|van de)/,
  /^(noi dung|phan|muc) (thu )?(nhat|hai|ba|tu|nam|sau|bay|tam|chin|muoi|dau tien|cuoi cung|tiep theo|cuoi|\d+)\b.{0,140}$/,
  /^(van )?(la )?(moi )?(anh|chi|ong|ba|dong chi) [\p{L} ]{1,40}$/u,
  /\b(bam nut|gio (tay|the)|bo phieu|bieu quyet)\b.{0,60}\b(mot|hai|ba|\d+) phut\b/,
  /^.{0,40}\b(noi nhanh|noi gon|phat bieu|trinh bay|bao cao|noi)( di| gon| nhanh| luon)$/,
  /^(van )?(xin |moi |de nghi )*(anh|chi|ong|ba|dong chi|co|chu|bac|so|phong|ban|trung tam|van phong|don vi)\b.{0,40}\b(noi nhanh|noi gon|phat bieu|trinh bay|bao cao|noi)$/,
  /^(xin |moi |de nghi )+.{2,50}\b(bao cao|trinh bay)( tom tat| nhanh| truoc)? (noi dung|to trinh|bao cao|phan|muc)( thu)?( nay| dau tien| nhat| hai| ba| tu| nam| mot| tiep theo| \d+)*$/,
  /^(hom nay|sang nay|chieu nay|toi nay)\b.{0,60}\bhop\b.{0,30}\b(noi dung|van de|viec)$/,
  /\b(di cong tac|nghi om|di hop|vang mat?)\b.{0,30}\b(co xin phep|xin phep|co ly do|da bao cao)$/,
  /^neu (khong|khong con) .{0,20}\by kien\b.{0,20}\b(de nghi|xin|thi|ta|moi)\b.{0,20}\b(bieu quyet|bo phieu|chuyen|ket thuc)\b/,
  /^(toi |xin )*ghi nhan y kien( cua)?( dong chi| anh| chi| ong| ba)? [\p{L} ]{1,30}$/u,
  /^(toi )?(xin )?(phep )?ket thuc (cuoc hop|phien hop|hoi nghi|buoi hop|ky hop)\b/,
  /^(de nghi|xin moi|moi|kinh moi|xin|nho|mong)( cac| toan the)? .{0,40}\b(bieu quyet|bam nut|bo phieu|gio tay|gio the|cho y kien|phat bieu|tham gia y kien|thao luan)\b/,
  /^de nghi (bieu quyet|bo phieu|cho y kien)/,
  /\btuyen bo (khai mac|be mac|ket thuc)\b/,
  /\b(cuoc hop|phien hop|hoi nghi|ky hop|buoi hop)\b.{0,20}\b(ket thuc|be mac|dung lai)\b.{0,40}$/,
  /\b(khai mac|be mac) (phien hop|cuoc hop|hoi nghi|ky hop)\b.{0,40}$/,
  /\b(khong doc lai|trinh bay (ngan gon|tom tat|trong (vong )?(mot|hai|ba|bon|nam|muoi|\d+))|di thang vao|noi ngan gon|phat bieu ngan gon)\b/,
  /^(nghe ro|a lo|alo)\b/,
  /\bnghe (co )?ro (khong|chu|roi)\b/,
  /\b(micro|am luong|duong truyen (bi|hoi)|tat mic|bat mic|mang bi|slide|man chieu|trinh chieu)\b/,
  /^(cac dong chi|cac dai bieu|cac vi|quy vi) .{0,40}((cho|co|phat bieu) y kien|phat bieu) (day du|du|roi|xong)/,
  /^(cac )?y kien( cua cac dong chi)?( da| nhu vay la| the la)? (ro|day du|het)( roi)?$/,
  /^(cac )?y kien (da|nhu vay la|the la) (ro|day du|het)/,
  /\b(con|co) (dong chi|ai|y kien|dai bieu)( nao| gi)?.{0,40}\b(khong|khac khong|nua khong|gi khong)\??$/,
  /^co (dong chi|ai|dai bieu) (nao )?.{0,40}\bkhong\b/,
  /^(cac dong chi|cac dai bieu|cac vi) co (bo sung|y kien|y gi)( them)?( gi)?( nua)? khong\??$/,
  /\b(he thong )?khong hien thi ai bo phieu\b/,
  /^(toi )?(xin )?(ket luan|chot)( lai)?( ve)?( noi dung)?( thu)?( nay| nhu sau| the nay| nhu the nay| may y| may diem| mot| hai| ba| tu| nam| sau| bay| tam| nhat| \d+)*$/,
  /^(giai lao|nghi giai lao|nghi \d+ phut)\b/,
  /^(xin |toi xin )?(tran trong |chan thanh )?(cam on|cam on)\b/,
  /^(tiep tuc|mo[ij] tiep|tiep theo)\b.{0,20}$/,
  /^(toi |chung ta )?(bat dau|vao hop|ta bat dau)\b.{0,30}$/,
];

/** True for a sentence that only runs the meeting: calling speakers, opening a vote, microphones, opening and closing. */
export function isProcedure(sentence: string): boolean {
  const plain = fold(sentence)
    .replace(/[.!;:…"“”]+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  return plain === '' || PROCEDURE.some((pattern) => pattern.test(plain));
}

/** True for an announcement that sound or picture is recorded. */
export function isRecordingNotice(text: string): boolean {
  return /(thong bao|duoc|se|tien hanh).{0,40}(ghi am|ghi hinh)/.test(fold(text));
}

/** True for a statement of what a vote brought: "6 thành viên tán thành, 1 …". */
export function isVoteResult(text: string): boolean {
  const plain = fold(text);
  const announced = /ket qua (bieu quyet|kiem phieu|bo phieu)|bao cao ket qua|so phieu phat ra/.test(plain);
  const counted =
    /(\d+|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi|khong) (thanh vien|phieu|dong chi|dai bieu|y kien)( co mat)?( deu)? (tan thanh|dong y|nhat tri|khong)/;
  return (
    announced &&
    (counted.test(plain) || /(tan thanh|dong y|nhat tri) (\d+|mot|hai|ba|bon|nam|sau|bay|tam|chin|muoi)/.test(plain))
  );
}

/** True for a report on opinion slips between meetings. */
export function isSlipReport(text: string): boolean {
  const plain = fold(text);
  return (
    /\bphieu\b/.test(plain) &&
    /(lay y kien|khong tra loi|phieu so|chua tra loi|khong phan hoi)/.test(plain) &&
    /(dong y|tan thanh|nhat tri)/.test(plain)
  );
}

/** True for a short acknowledgement: nothing a reader of the minutes needs beyond that it was taken up. */
export function isAcknowledgement(sentence: string): boolean {
  const plain = fold(sentence).replace(/[.!]/g, '').trim();
  const words = plain.split(' ').length;
  return (
    words <= 14 &&
    /^(vang|da|ro|toi|em|so|bo|ban|phong|don vi|van phong|[\p{L} ]{0,50}) ?(xin )?(duoc )?(tiep thu|ro|nhan nhiem vu|chap hanh|nghiem tuc|linh hoi)\b/u.test(
      plain,
    )
  );
}
