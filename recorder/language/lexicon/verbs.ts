import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';

/**
 * Verbs of administrative work that never stand inside the name of a unit: where one begins, a unit's name has ended and,
 * after a subject, an order begins. Grouped only for reading.
 */
const STRONG =
  commaList(`sơn lại, kẻ lại, in lại, ngồi với nhau, ngồi lại với nhau, xếp lại, xếp lịch, sắp lịch, chốt sổ, đóng sổ, khóa sổ, soát lại, rà soát lại, kiểm lại, xem kỹ, làm lại, tính kỹ, chuẩn bị lại, lập danh sách, yêu cầu, trang bị, cấp phát, bấm nút, chấn chỉnh lại, thông qua, nhất trí, đồng ý, tán thành, chấp thuận, xuống, gỡ, tính lại, san lấp, phun thuốc, chuyển giao, ủng hộ, quyên góp, hoàn ứng, chuẩn hóa, làm sạch, phản hồi, ứng trực, túc trực, khống chế, điều tiết, tích nước, di chuyển, chằng chống, gia cố, bảo dưỡng, hiệu chỉnh, rà phá, cưỡng chế, hòa giải, thanh lý, hạch toán, áp giá, định giá, khảo giá, xét chọn, tham vấn, lấy ý kiến, lấy phiếu, góp ý, đại tu, phục hồi, phục dựng, bảo tồn, trưng bày, biểu diễn, quảng bá, thu hút, tuyển, gắn biển, rào chắn, cảnh báo, phát hiện, ngăn ngừa, phòng ngừa, khởi tố, giải đáp, đẩy, tiết kiệm, tiết giảm, ghi chép, lưu trữ, sao lưu, bảo mật, mã hóa, tổ chức lại, chia sẻ dữ liệu, đôn, giục, mang lên, phân loại lại, 
  chủ trì, phối hợp, phối kết hợp, chịu trách nhiệm, có trách nhiệm, có nhiệm vụ, làm đầu mối, là đầu mối, trực tiếp, tham mưu, tham gia, cùng phối hợp,
  rà soát, rà lại, rà, soát xét, hoàn thiện, hoàn thành, hoàn tất, hoàn chỉnh, báo cáo, báo, trình, gửi, nộp, chuyển, cung cấp, cập nhật, tổng hợp,
  tập hợp, thống kê, ban hành, công bố, công khai, niêm yết, thông báo, thông tin, phổ biến, quán triệt, triển khai, thực hiện, tổ chức thực hiện,
  đôn đốc, theo dõi, nắm bắt, nắm tình hình, thẩm định, thẩm tra, thẩm duyệt, phê duyệt, phê chuẩn, xem xét, xem lại, xem, nghiên cứu, đề xuất, kiến nghị,
  đề nghị, chuẩn bị, soạn thảo, dự thảo, soạn, biên soạn, lập, lập lại, xây dựng lại, thiết lập, khắc phục, xử lý, giải quyết, tháo gỡ, gỡ vướng, chấn chỉnh, ngăn chặn,
  cân đối, bố trí, phân bổ, giải ngân, quyết toán, chi trả, thanh toán, cấp, cấp đổi, cấp phép, thu hồi, thu, nộp lại, mua sắm, mua, thuê, đấu thầu,
  lựa chọn, chọn, bàn giao, tiếp nhận, giao nhận, khởi công, thi công, đẩy nhanh, đẩy mạnh, tăng cường, tăng tốc, nâng cao, nâng cấp, sửa chữa, sửa đổi, sửa,
  bổ sung, điều chỉnh, điều chuyển, thay thế, rút, rút kinh nghiệm, rút gọn, cắt giảm, giảm, tăng, mở rộng, mở, đóng, dừng, tạm dừng, hủy,
  đo đạc, đo, khảo sát, đánh giá, phân loại, phân tích, so sánh, đối chiếu, xác minh, xác định, làm rõ, làm việc, làm, lo, lo liệu, lên, lên lịch, lên kế hoạch,
  kết nối, chia sẻ, số hóa, tích hợp, đồng bộ, khai thác, vận hành, đưa vào, cài đặt, tập huấn, bồi dưỡng, hướng dẫn, giải đáp, trả lời, giải trình, tiếp thu, tiếp tục,
  tiếp, đón, đối thoại, vận động, tuyên truyền, truyền thông, hỗ trợ, giúp, giúp đỡ, động viên, thăm hỏi, trao, tặng, khen thưởng, biểu dương,
  tuần tra, bảo đảm, đảm bảo, bảo vệ, giữ vững, giữ, duy trì, trực, thường trực, ứng phó, phòng chống, di dời, sơ tán, chi viện, ứng cứu, điều động, huy động, luân chuyển,
  tuyển dụng, bổ nhiệm, kiện toàn, sắp xếp, tinh giản, thành lập, giải thể, sáp nhập, phân công, phân cấp, ủy quyền, cử, mời, kêu gọi, xúc tiến, ký, ký kết, đàm phán,
  thương thảo, thỏa thuận, chốt, chốt lại, thống nhất, đăng, đăng tải, đăng ký, phát hành, phát sóng, phát, in, mang, lấy, xin, hỏi, gặp, liên hệ, cắt, cắt bỏ, điều phối, khóa, chặn, nối, phủ, dời, đào, đắp, lát, tháo dỡ, phá dỡ, dỡ bỏ, tính tiền, chi, chi tiền, hoàn tiền, đọc loa, thả, nuôi trồng, cứu trợ, cấp cứu, mổ, đóng cửa, mở cửa, phân bố, đón tiếp, trang trí, quay phim, chụp ảnh, ghi hình, kiểm soát, thu thập, nhân rộng, phân tuyến, tham quan, học tập, kết thúc điều tra, hậu kiểm, tiền kiểm, xác thực, tích trữ, dự trữ, thẩm mỹ, định hướng, vào cuộc, đi, về, ra,
  bám sát, cam kết, chủ động, khẩn trương, nghiêm túc, quyết liệt, kịp thời, thường xuyên, nhanh chóng, tập trung, ưu tiên, quan tâm, chú trọng, lưu ý, tạo điều kiện, giám định, kiểm kê, kiểm đếm, kiểm nghiệm,
  kiểm soát chặt chẽ, kiểm tra lại, tiến hành, tổ chức, tính toán, tính, dự kiến, dự trù, dự phòng, định kỳ, hằng tuần, hằng tháng, hằng quý, hằng ngày, hàng tuần, hàng tháng,
  ra quân, dẹp, dẹp bỏ, phát phiếu, lên danh sách, nạo vét, khơi thông, cắm mốc, giải phóng, giải tỏa, đền bù, bồi thường, thu gom, vệ sinh, dọn, dọn dẹp, trồng, tiêm, tiêm phòng, tiêm chủng, khám, phun, cách ly, truy vết,
  nghiệm thu, quyết định, xóa, loại bỏ, gỡ bỏ, trả, trả lại, hoàn trả, đưa, dán, treo, gắn, lắp đặt, lắp, đặt, bắt, bắt đầu, kết thúc, xong, kiểm điểm, xử phạt, cho, để, phải, cần, nên, sẽ, nhớ,
  nộp bổ sung, gia hạn, lùi, phân luồng, đưa ra, rà quét, quét, diễn tập, ngồi lại, thu xếp, sớm, khai báo, kê khai, hoàn lại, phụ trách, quản lý chặt, cân nhắc, cân lại, khoanh vùng, thí điểm, chạy thử, thử nghiệm,
  sử dụng, áp dụng, tận dụng, dừng hẳn, kéo dài, rút ngắn, kích hoạt, kích cầu, khuyến khích, tạo, cải tạo, cải thiện, cải cách, chuyển đổi, chấm dứt, chấm điểm, chỉ đạo, chỉ định, chấp hành, chống, ghi nhận, đối soát, đấu nối, đấu giá, thay, tìm, tìm hiểu, tổng kết, sơ kết, viết, ghi, vẽ,
  bàn, bàn bạc, trao đổi, họp, hội ý, giải ngân hết, khoán, nhập, xuất, nhận, nhắc, nhắc nhở, kiểm, đếm, gom, dồn, bán, phát động, xét, xét duyệt, trích, tạm ứng, ứng trước, ứng vốn, cứu hộ, bám, bồi, tu bổ, tôn tạo, trùng tu
`);

/** Verbs that also build names ("Ban Quản lý …", "Sở Xây dựng"): they end a name only once it is complete. */
const WEAK = commaList(`
  quản lý, xây dựng, kiểm tra, thanh tra, kiểm soát, phục vụ, phát triển, đầu tư, đào tạo, giám sát, điều hành, quy hoạch, dịch vụ, khuyến khích đầu tư, kiểm toán,
  bảo trì, vận tải, kinh doanh, sản xuất, chăm sóc, điều tra, kiểm định, quan trắc, nuôi, nuôi dưỡng, kế hoạch hóa, tư vấn
`);

/** Words that turn the verb after them into an order or a plan but are no action themselves; dropped from the action. */
export const ADVERBS = commaList(`
  khẩn trương, sớm, có trách nhiệm, chịu trách nhiệm, có nhiệm vụ, phải, cần, cần phải, nghiêm túc, nhanh chóng, kịp thời, ngay, lập tức, ngay lập tức, hết sức, tập trung, chủ động, phải,
  khẩn trương phải, cho, giúp, giúp tôi, hộ, hộ tôi, cố gắng, tích cực, tiếp tục, vẫn, cũng, thì, nhé, sẽ, đứng ra, chịu khó, nhớ, trước mắt, luôn, chú ý, lưu ý, chịu trách nhiệm trực tiếp, được giao, chính thức, nên, hãy, là đơn vị, là cơ quan, sớm tập trung
`);

export const STRONG_VERBS = phraseSet(STRONG);
export const WEAK_VERBS = phraseSet(WEAK);
export const ACTION_VERBS = phraseSet([...STRONG, ...WEAK]);
export const ADVERB_TABLE = phraseSet(ADVERBS);
