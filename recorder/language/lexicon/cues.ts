import { commaList } from '../text/list.ts';
import { phraseSet } from '../text/phrases.ts';

/** Signs that a sentence orders nothing (domain.md §3.3), by the reason a reader would give. */

export const HYPOTHESIS = phraseSet(
  commaList(`nếu, nếu như, nếu mà, giả sử, giả thử, giả như, giả dụ, giá mà, giá như, trường hợp, trong trường hợp, ví dụ, ví dụ như, ví như, chẳng hạn, chẳng hạn như, thí dụ,
  lỡ, nhỡ, một khi, với điều kiện, miễn là, khi nào mà, thử hình dung, hình dung, phòng khi, phải chi, nhược bằng`),
);

export const QUESTION_START = phraseSet(
  commaList(
    `có nên, liệu, liệu có, có phải, có ai, xin hỏi, tôi hỏi, cho hỏi, cho tôi hỏi, hỏi, vì sao, tại sao, sao, bao giờ, khi nào thì, ai sẽ, ai là, hay là, có đồng chí nào, đồng chí nào có, phải chăng, có cần, có thể giao, còn ai`,
  ),
);

export const QUESTION_INSIDE = phraseSet(
  commaList(
    `hay không, được không, có được không, không nhỉ, thế nào, như thế nào, ra sao, bao giờ, đến đâu, đến đâu rồi, xin ý kiến các đồng chí, cho biết ý kiến, có vướng gì, thấy sao, thì sao, tính sao, hay chưa, phải không, đúng không, có đúng không, có kịp không, khi nào xong, bao lâu`,
  ),
);

export const QUESTION_END = new Set(['không', 'chưa', 'hả', 'nhỉ', 'ư', 'chăng', 'à']);

export const OPINION = phraseSet(
  commaList(`không phải việc gì cũng, không phải cái gì cũng, không phải lúc nào cũng, đâu phải việc gì cũng, theo tôi, theo tôi thì, theo em, theo ý tôi, theo quan điểm của tôi, theo quan điểm, tôi nghĩ, tôi nghĩ là, tôi nghĩ rằng, tôi cho rằng, tôi cho là, chúng tôi cho rằng, tôi e, tôi e là, tôi thấy rằng, tôi thấy nên, tôi thấy là, tôi thiết nghĩ, thiết nghĩ,
  quan điểm của tôi, quan điểm của chúng tôi, quan điểm của sở, quan điểm cá nhân, ý tôi, ý kiến cá nhân tôi, cá nhân tôi, có lẽ, đáng lẽ, đáng ra, lẽ ra, đáng lý, hình như, tôi băn khoăn, tôi đề xuất, chúng tôi đề xuất, sở đề xuất, góp ý, tôi góp ý, nên chăng, hay là, tôi tưởng, tôi nhớ là, tôi mong, tôi ước, tôi muốn hỏi, không biết, chắc là`),
);

/** At the end of a sentence, or after "thì": the thing before was only weighed. */
export const EVALUATION = phraseSet(
  commaList(
    `chưa phù hợp, không phù hợp, không hợp lý, chưa hợp lý, là hợp lý, thì hợp lý, hợp lý hơn, không ổn, chưa ổn, không khả thi, khó khả thi, thiếu khả thi, cũng được, thì sát hơn, thì tốt hơn, là đúng, là phù hợp, mới đúng, thì hơn, là chưa đúng, chưa đúng chức năng, không đúng chức năng, không đúng thẩm quyền, chưa thuyết phục, là quá gấp, quá gấp, không kịp, là khó, rất khó, không đồng tình, không ủng hộ, không tán thành, phản đối, không nhất trí, không cần thiết, chưa cần thiết, bất hợp lý, gượng ép, là chưa ổn, tôi thấy chưa, tôi thấy không, tôi không nghĩ, là phương án tốt, thì mới xong, sẽ vướng, e rằng, là không nên, thì không nên, thì tôi chưa đồng ý, thì tôi không đồng ý, thì tôi chưa nhất trí, thì tôi chưa thống nhất, thì chưa được, thì không được, thì tôi chưa duyệt`,
  ),
);

export const PAST_TIME = phraseSet(
  commaList(
    `vừa qua, vừa rồi, tuần trước, tháng trước, năm trước, năm ngoái, quý trước, hôm trước, hôm nọ, hôm qua, hôm kia, năm kia, hôm rồi, bữa rồi, đợt rồi, lần rồi, phiên rồi, kỳ rồi, tuần rồi, tháng rồi, trước kia, hồi trước, dạo nọ, mấy năm trước, mấy tháng trước, lần trước, phiên trước, kỳ trước, cuộc họp trước, phiên họp trước, đợt trước, đầu năm đến nay, trước đây, trước đó, ngày trước, dạo trước, hồi, hồi đầu năm, cách đây, từ đầu năm, từ năm ngoái, mới đây, gần đây, thời gian qua, tháng vừa rồi, tuần vừa rồi, năm vừa rồi, từ lâu, bấy lâu, trong năm qua, tháng qua, tuần qua, năm qua, giai đoạn trước, nhiệm kỳ trước, khi trước, lúc trước, bữa trước, bữa nọ, hồi nãy, lúc nãy, sáng qua, chiều qua, từ phiên trước, từ tháng trước, đến nay, đến giờ, tính đến`,
  ),
);

export const RESET = phraseSet(
  commaList(
    `lần này, bây giờ, nay, từ nay, tới đây, vì vậy, do đó, vì thế, cho nên, nên, hôm nay, nhưng nay, đợt này, sắp tới, thời gian tới, do vậy, bởi vậy, chính vì vậy, để khắc phục, trước tình hình đó, trước mắt`,
  ),
);

export const PAST_MARK = phraseSet(
  commaList(`đã, từng, vừa, vừa mới, có, nhiều lần, đã nhiều lần, liên tục, đã có văn bản, có văn bản`),
);

export const DOCUMENT = phraseSet(
  commaList(
    `dự thảo, trong dự thảo, bản án, kháng nghị, cáo trạng, bản cam kết, giấy phép, tờ trình, báo cáo, tài liệu, văn bản, phụ lục, đề án, kế hoạch, biên bản, quyết định, nghị quyết, thông báo, thông báo kết luận, công văn, công điện, quy chế, nghị định, thông tư, luật, chỉ thị, hướng dẫn, hợp đồng, phương án, chương trình, quy định, kết luận, bảng phân công, bảng tiến độ, slide, trang, mục, điều, khoản, điểm`,
  ),
);

export const STATES = phraseSet(
  commaList(
    `buộc, ghi, có ghi, ghi rõ, nêu, có nêu, nêu rõ, quy định, có quy định, quy định rõ, viết là, viết rằng, có viết, đề xuất, có đề xuất, đề nghị giao, dự kiến giao, phân công, có phân công, đang ghi, để, đang để, thể hiện, xác định, có nội dung, đặt ra, đưa ra`,
  ),
);

export const QUOTES = phraseSet(
  commaList(
    `cho biết, cho hay, báo cáo đã, báo đã, thông tin đã, báo cáo sẽ, báo cáo đang, nói, nói là, nói rằng, bảo, bảo là, báo là, báo rằng, thông tin là, thông tin rằng, thông báo là, thông báo rằng, khẳng định, hứa, hứa là, trả lời là, báo cáo là, báo cáo rằng, kể, than, phàn nàn, có kế hoạch, có ý định, phản ánh là, phản ánh rằng, hẹn, hẹn là`,
  ),
);

export const UNCERTAIN = phraseSet(
  commaList(
    `dự kiến, đang dự kiến, có thể, có khả năng, khả năng, chưa chắc, chắc là, chắc phải, không chắc, cố gắng, sẽ cố gắng, cố, hy vọng, hi vọng, mong là, tùy, tùy thuộc, còn tùy, phụ thuộc, còn phụ thuộc, phải chờ, còn chờ, đang chờ, còn phải chờ, nhưng còn, xem xét thêm, chưa rõ, chưa xác định, đang tính, đang cân nhắc, tính là, định, phấn đấu, nhanh thì, sớm nhất cũng, ít nhất cũng phải, không dám hứa, chưa dám hứa, nếu thuận lợi, hiện đang, đang`,
  ),
);

export const NEGATED = phraseSet(
  commaList(
    `không, chưa, đâu có, không hề, chưa hề, không cần, chưa cần, không nhất thiết, không phải, chưa phải, đừng, không nên, chưa nên, chẳng, khỏi, khỏi cần, không có chuyện, đâu phải, không ai, chưa từng, thôi không, không định, chưa định, không có ý, không muốn, không được`,
  ),
);

/** Right before an ordering word: thought of, not done. */
export const ONLY_THOUGHT = phraseSet(
  commaList(
    `định, dự định, tính, đang tính, toan, suýt, có ý định, dự kiến, đang dự kiến, đang nghĩ, đang cân nhắc, cân nhắc`,
  ),
);

/** The speaker recalls his own earlier words. */
export const RECALLED = phraseSet(
  commaList(
    `đã nói, đã nhắc, đã bảo, đã dặn, nói mãi, nhắc mãi, đã nói rồi, đã nhắc nhiều lần, đã nói nhiều lần, đã chỉ đạo, đã yêu cầu, đã giao, đã kết luận, từng nói, có nói, có nhắc`,
  ),
);

/** What became of an order that was given earlier. */
export const OUTCOME = phraseSet(
  commaList(
    `không đâu vào đâu, cuối cùng cũng, cuối cùng vẫn, mà chưa thấy, mà đến giờ, mà đến nay, đến nay chưa, đến giờ chưa, đến nay vẫn, đến giờ vẫn, mà vẫn chưa, vẫn chưa xong, vẫn chưa làm, và đã hoàn thành, và đã xong, rồi mà, mãi không xong, mãi mới xong, mới xong`,
  ),
);

/** "chưa đồng ý …, để xem xét thêm": nothing is settled yet. */
export const DEFERRED = phraseSet(
  commaList(
    `để xem xét thêm, để bàn thêm, để tính thêm, để nghiên cứu thêm, để suy nghĩ thêm, để nghĩ thêm, còn bàn thêm, còn xem xét thêm`,
  ),
);

/** The chair praises: what was named before was done, not ordered. */
export const PRAISE = phraseSet(
  commaList(
    `biểu dương, hoan nghênh, đánh giá cao, khen, khen ngợi, rất mừng, rất tốt, làm tốt, rất phấn khởi, đáng khen, ghi nhận, cảm ơn`,
  ),
);

export const EXTERNAL_PLAN = phraseSet(
  commaList(
    `theo kế hoạch, theo lộ trình, theo nghị quyết, theo chỉ thị, theo quy định, theo luật, theo nghị định, theo thông tư, theo quyết định, theo công điện, theo công văn, theo chương trình, theo đề án, theo yêu cầu, theo chỉ đạo, theo hợp đồng, theo hướng dẫn, theo tiến độ, theo phân công, theo quy chế, theo văn bản, theo thông báo, theo dự thảo, theo báo cáo, theo cam kết, theo chỉ tiêu, theo mục tiêu`,
  ),
);

export const REAFFIRM = phraseSet(
  commaList(
    `tiếp tục thực hiện kế hoạch số, tiếp tục thực hiện chỉ thị số, tiếp tục thực hiện nghị quyết số, tiếp tục thực hiện thông báo số, tiếp tục thực hiện kết luận số, tiếp tục thực hiện công văn số, tiếp tục thực hiện quyết định số, tiếp tục thực hiện chương trình số, tiếp tục thực hiện công điện số, tiếp tục thực hiện các văn bản, tiếp tục thực hiện các chỉ đạo, tiếp tục thực hiện các kết luận, tiếp tục thực hiện các kế hoạch đã, tiếp tục triển khai kế hoạch số, tiếp tục triển khai chỉ thị số, tiếp tục triển khai nghị quyết số, tiếp tục triển khai thông báo số, tiếp tục triển khai kết luận số, tiếp tục triển khai công văn số, tiếp tục triển khai quyết định số, tiếp tục triển khai chương trình số, tiếp tục triển khai công điện số, tiếp tục triển khai các văn bản, tiếp tục triển khai các chỉ đạo, tiếp tục triển khai các kết luận, tiếp tục triển khai các kế hoạch đã, nhiệm vụ đã đề ra, nhiệm vụ đề ra, đã đề ra từ, các nhiệm vụ trọng tâm đã đề ra, các kết luận trước đây, các chỉ đạo trước đây, theo các kết luận, nhiệm vụ theo kế hoạch đã ban hành, tiếp tục thực hiện đúng, tiếp tục thực hiện theo, tiếp tục thực hiện nghiêm, tiếp tục thực hiện các nhiệm vụ, tiếp tục thực hiện tốt, tiếp tục thực hiện nhiệm vụ, tiếp tục triển khai các nhiệm vụ, tiếp tục triển khai nhiệm vụ, tiếp tục triển khai theo, nhiệm vụ đã giao, nhiệm vụ được giao, nhiệm vụ đã được giao, nhiệm vụ mà, nhiệm vụ nêu tại, nhiệm vụ tại, nội dung đã giao, việc đã giao, công việc đã giao, đã giao tại, đã được giao tại, được giao tại, đã giao trong, đã nêu tại, như đã giao, như đã phân công, đã phân công, đã chỉ đạo tại, chỉ đạo tại, kết luận tại, kết luận trước, ý kiến chỉ đạo tại, nhiệm vụ còn lại, giữ nguyên thời hạn, giữ nguyên tiến độ, vẫn giữ nguyên, vẫn như cũ, đã giao từ, không nhắc lại, tôi nhắc lại, xin nhắc lại, theo thông báo số, theo kết luận số, theo thông báo kết luận số, đã được phân công, đã kết luận`,
  ),
);

export const EXHORT = phraseSet(
  commaList(
    `chuẩn bị tinh thần, rất vất vả, rất nặng nề, hết sức nặng nề, quyết tâm, quyết tâm cao, nỗ lực, nỗ lực hơn, nỗ lực hơn nữa, nêu cao, đề cao, phát huy, đoàn kết, đồng lòng, chung sức, chung tay, đổi mới tư duy, đổi mới phương pháp, vào cuộc, hành động quyết liệt, quyết liệt hơn, quyết liệt hơn nữa, lơ là, chủ quan, cố gắng, cố gắng hơn, coi đây là, xác định đây là, xác định rõ, nhận thức, thấm nhuần, quán triệt tinh thần, gương mẫu, nói đi đôi với làm, dám nghĩ, tinh thần trách nhiệm, tinh thần là, kỷ luật kỷ cương, kỷ cương, siết chặt kỷ luật, tự hào, về đích, tăng tốc bứt phá, bứt phá, rút kinh nghiệm, nghiêm túc rút kinh nghiệm, nâng cao trách nhiệm, nâng cao nhận thức, thi đua, giữ vững tinh thần, không ngừng, tư tưởng, xắn tay, lăn xả, chủ động hơn, trách nhiệm hơn, sâu sát hơn, nghiêm túc hơn, hết mình, đặt lợi ích, chạy đua, không chùn bước, lấy người dân làm trung tâm, làm việc gì ra việc đó, không được chủ quan`,
  ),
);

export const PROCEDURE = phraseSet(
  commaList(
    `họp để bàn, họp để, họp bàn, dừng phần, dừng thảo luận, kết thúc thảo luận, tạm dừng phần, dừng phần thảo luận, kết thúc nội dung, công bố kết quả kiểm phiếu, tạm dừng ở đây, tạm dừng tại đây, dừng tại đây, kết thúc phiên họp, nghỉ trưa, họp tiếp, dừng ở đây, bỏ phiếu kín, bỏ phiếu, biểu quyết công khai, khai mạc, bế mạc, tạm nghỉ, bấm nút, bấm, biểu quyết, giơ tay, phát biểu, trình bày, cho ý kiến, cho ý kiến thêm, thảo luận, thảo luận sôi nổi, ngắn gọn, nói ngắn gọn, báo cáo ngắn gọn, báo cáo tóm tắt, báo cáo nhanh, nói to, nói to hơn, nói rõ, nói chậm, giữ trật tự, trật tự, ổn định, ổn định chỗ ngồi, ổn định tổ chức, tắt, bật, mở tài liệu, mở phụ lục, mở trang, mở máy, mở máy tính bảng, xem phụ lục, xem tài liệu, xem trang, xem slide, xem bảng, chuyển sang, quay lại, sang nội dung, nghỉ, nghỉ giải lao, giải lao, đọc, đọc dự thảo, không đọc, không đọc lại, giải trình thêm, giải trình, vào họp, vào việc, bỏ phiếu, ngồi xuống, ngồi vào chỗ, chú ý, chú ý lắng nghe, lắng nghe, theo dõi màn hình, nhìn lên, nhìn lên màn hình, nhìn, chiếu, điểm danh, đăng ký phát biểu, đăng ký, tập trung vào nội dung, tập trung vào, đi thẳng vào, đi vào, nói thẳng, tiếp tục, tiếp tục cuộc họp, tiếp tục chương trình, mời, đứng lên, đứng dậy, kiểm tra lại micro, kiểm tra micro, kiểm tra lại đường truyền, kiểm tra đường truyền, kiểm tra âm thanh, dừng ở đây, dừng lại, kết thúc phần, kết thúc phát biểu, chờ, im lặng, vỗ tay, hoàn thành biểu quyết, quét mã, quét qr, nêu câu hỏi, đặt câu hỏi, trả lời câu hỏi, trả lời chất vấn, trả lời ngay, trả lời thẳng, làm rõ thêm tại chỗ, bổ sung thêm ý kiến, góp ý kiến, nhận phiếu, kiểm phiếu, phát phiếu, phát tài liệu, chụp ảnh, đến đúng giờ, có mặt, có mặt đúng giờ, xem qua, nghiên cứu tài liệu trong, nghiên cứu nhanh, ký tên vào, giới thiệu`,
  ),
);

/** Said of the hour the meeting sits: an answer wanted now, no task. */
export const HERE = phraseSet(
  commaList(
    `luôn tại phiên họp, ngay tại phiên họp, tại phiên họp này, tại phiên họp hôm nay, luôn tại hội nghị, ngay tại hội nghị, tại hội nghị này, ngay tại đây, luôn tại đây, ngay bây giờ, giúp hội nghị, để hội nghị rõ, cho hội nghị rõ, cho hội nghị biết, để các đồng chí rõ, cho các đồng chí rõ, cho rõ hơn, rõ hơn về`,
  ),
);

export const LOGISTICS = phraseSet(
  commaList(
    `micro, mic, mi cờ rô, âm lượng, âm thanh, màn hình, máy chiếu, điều hòa, quạt, đèn, loa, đường truyền điểm cầu, slide, nước uống, chuông điện thoại, chuông, tín hiệu, đường truyền trực tuyến, webcam, camera phòng họp, kỹ thuật viên, bộ phận kỹ thuật, tổ kỹ thuật, kỹ thuật, trang số, bàn đại biểu, ghế, biển tên, wifi`,
  ),
);
