import { commaList } from '../text/list.ts';

/** Fields of work a task may belong to (AC-GV-03); the codes are what is stored. */
export type TaskField =
  | 'finance'
  | 'investment'
  | 'construction'
  | 'land_environment'
  | 'agriculture'
  | 'health'
  | 'education'
  | 'culture_tourism'
  | 'social'
  | 'home_affairs'
  | 'digital'
  | 'justice'
  | 'industry_trade'
  | 'security'
  | 'ethnic_religion'
  | 'inspection'
  | 'foreign'
  | 'office';

export interface FieldSigns {
  readonly field: TaskField;
  /** Words in the names of units that do this work. */
  readonly units: readonly string[];
  /** Words of the work itself. */
  readonly words: readonly string[];
}

const row = (field: TaskField, units: string, words: string): FieldSigns => ({
  field,
  units: commaList(units),
  words: commaList(words),
});

export const FIELD_SIGNS: readonly FieldSigns[] = [
  row(
    'finance',
    'tài chính, kho bạc, thuế, kế toán',
    'kinh phí, ngân sách, dự toán, quyết toán, thu thuế, nợ thuế, giá đất, giá vật liệu, tài sản công, thanh lý, tạm ứng, cấp vốn, phân bổ, cân đối, nợ đọng, chi trả, công nợ, khoản vay, lợi nhuận, đấu giá',
  ),
  row(
    'investment',
    'kế hoạch và đầu tư, quản lý dự án, chủ đầu tư, xúc tiến đầu tư, khu kinh tế',
    'giải ngân, đầu tư công, vốn đầu tư, chủ trương đầu tư, nhà đầu tư, dự án khởi công, danh mục dự án, xúc tiến đầu tư, kế hoạch vốn, điều chuyển vốn, lựa chọn nhà thầu, gói thầu, tiến độ dự án',
  ),
  row(
    'construction',
    'xây dựng, giao thông, quy hoạch - kiến trúc, quản lý đô thị, hạ tầng',
    'quy hoạch chung, quy hoạch phân khu, công trình, cầu, đường, chung cư, nhà ở xã hội, thi công, hạ tầng, cấp phép xây dựng, thẩm định thiết kế, an toàn giao thông, vỉa hè, chất lượng công trình, trụ sở',
  ),
  row(
    'land_environment',
    'môi trường, tài nguyên, đất đai, quỹ đất',
    'giải phóng mặt bằng, bồi thường, tái định cư, đất đai, thửa đất, giấy chứng nhận, môi trường, rác thải, bãi thải, ô nhiễm, khoáng sản, khai thác cát, đo đạc, bàn giao mặt bằng, cưỡng chế',
  ),
  row(
    'agriculture',
    'nông nghiệp, kiểm lâm, thủy lợi, chăn nuôi, khuyến nông, trồng trọt, thủy sản',
    'sản xuất vụ, gieo cấy, dịch tả, đàn lợn, tiêm phòng đàn, chống hạn, thủy lợi, kênh, hồ đập, trạm bơm, rừng, cháy rừng, lụt bão, thiên tai, đê, nông thôn mới, ocop, nông dân, cây trồng, vật nuôi, phòng chống bão',
  ),
  row(
    'health',
    'y tế, bệnh viện, bệnh tật, dược',
    'khám sức khỏe, bệnh, dịch sốt, thuốc, vắc xin, bác sĩ, an toàn thực phẩm, tiêm chủng, khám chữa bệnh, bảo hiểm y tế, máy thở, cấp cứu, kho thuốc, sự cố y khoa',
  ),
  row(
    'education',
    'giáo dục, trường, đại học, đào tạo',
    'học sinh, giáo viên, năm học, tuyển sinh, học phí, thi tốt nghiệp, bếp ăn trường học, suất ăn, lớp học, chương trình đào tạo, sách giáo khoa, học bạ',
  ),
  row(
    'culture_tourism',
    'văn hóa, du lịch, thể thao, báo, phát thanh',
    'lễ hội, festival, di tích, tu bổ, du lịch, văn nghệ, thể thao, tuyên truyền, nhà văn hóa, bảo tồn, chuyên mục, trung thu',
  ),
  row(
    'social',
    'lao động, bảo hiểm xã hội, việc làm',
    'hộ nghèo, người có công, việc làm, người lao động, công nhân, trẻ em, quà tết, bảo trợ, nhà ở cho hộ nghèo, lương hưu, thất nghiệp, giảm nghèo',
  ),
  row(
    'home_affairs',
    'nội vụ, tổ chức cán bộ, nhân sự',
    'nhân sự, biên chế, vị trí việc làm, cải cách hành chính, sáp nhập, sắp xếp, thi đua, khen thưởng, kỷ luật, bổ nhiệm, tinh giản, cán bộ, công chức, tuyển dụng, tổ công tác, kiện toàn',
  ),
  row(
    'digital',
    'khoa học và công nghệ, chuyển đổi số, công nghệ thông tin',
    'chuyển đổi số, dữ liệu, số hóa, hệ thống, phần mềm, dịch vụ công trực tuyến, camera, mạng, an toàn thông tin, cấp độ an toàn, tài khoản, phòng họp không giấy, cơ sở dữ liệu, đề án 06, kết nối',
  ),
  row(
    'justice',
    'tư pháp, pháp chế',
    'văn bản quy phạm, thẩm định dự thảo, nghị quyết, quyết định thay thế, pháp luật, hòa giải, thi hành án, dự thảo quyết định, dự thảo thông tư, trợ giúp pháp lý',
  ),
  row(
    'industry_trade',
    'công thương, điện lực, quản lý thị trường, hải quan',
    'xăng dầu, bình ổn giá, chợ, hàng giả, hàng lậu, điện, trạm biến áp, cụm công nghiệp, thương mại, khuyến công, xuất khẩu, thông quan, doanh nghiệp, đường dây',
  ),
  row(
    'security',
    'công an, quân sự, biên phòng',
    'an ninh, trật tự, tuần tra, tội phạm, ma túy, diễn tập, giao quân, cháy nổ, phòng cháy, cư trú, căn cước, quốc phòng, bảo vệ lễ hội',
  ),
  row(
    'ethnic_religion',
    'dân tộc, tôn giáo',
    'dân tộc thiểu số, tôn giáo, vùng đồng bào, người có uy tín, chương trình mục tiêu quốc gia dân tộc',
  ),
  row(
    'inspection',
    'thanh tra',
    'thanh tra, kiểm tra đột xuất, khiếu nại, tố cáo, tiếp công dân, vi phạm, xử lý nghiêm, kết luận thanh tra, phòng chống tham nhũng',
  ),
  row(
    'foreign',
    'ngoại vụ, hợp tác quốc tế',
    'đoàn khách, nước ngoài, đối ngoại, đoàn ra, đoàn vào, nước bạn, hợp tác quốc tế, lãnh sự, nhật bản, hàn quốc',
  ),
  row(
    'office',
    'văn phòng',
    'thông báo kết luận, biên bản, tổng hợp ý kiến, lịch làm việc, chương trình công tác, văn bản trả lời, bài phát biểu, tiếp cử tri, cuộc họp, phiên họp, tài liệu kỳ họp, theo dõi nhiệm vụ, nhiệm vụ lên hệ thống',
  ),
];
