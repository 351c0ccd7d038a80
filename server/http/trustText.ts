/** What the trust page says: Vietnamese first, the same in English. It stands outside the app, before any script may run. */
export const trustText = {
  vi: {
    title: 'Cho máy tính bảng tin cậy phòng họp này',
    why: 'Máy chủ của phòng họp tự cấp chứng chỉ trong mạng nội bộ. Mỗi máy tính bảng chỉ cần làm một lần.',
    check: 'Trước khi cài, so dấu vân tay này với dấu vân tay in trên màn hình máy chủ:',
    open: 'Vào phòng họp',
    ipad: 'iPad và iPhone',
    ipadButton: 'Tải hồ sơ cho iPad',
    ipadSteps: [
      'Mở trang này bằng Safari, chạm “Tải hồ sơ cho iPad”, rồi chạm Cho phép.',
      'Mở Cài đặt → Đã tải về hồ sơ → Cài đặt, nhập mật mã của máy.',
      'Mở Cài đặt → Cài đặt chung → Giới thiệu → Cài đặt tin cậy chứng nhận, bật “Nghi Su”.',
    ],
    android: 'Android',
    androidButton: 'Tải chứng chỉ cho Android',
    androidSteps: [
      'Chạm “Tải chứng chỉ cho Android”.',
      'Mở Cài đặt → Bảo mật → Mã hóa và thông tin xác thực → Cài đặt chứng chỉ → Chứng chỉ CA → Vẫn cài đặt.',
      'Chọn tệp nghi-su.crt vừa tải.',
    ],
    scan: 'Quét mã này bằng máy tính bảng để mở trang này',
  },
  en: {
    title: 'Let a tablet trust this meeting room',
    why: 'The meeting server issues its own certificate inside this network. Each tablet needs this once.',
    check: 'Before installing, compare this fingerprint with the one printed on the server’s screen:',
    open: 'Enter the meeting room',
    ipad: 'iPad and iPhone',
    ipadButton: 'Download the iPad profile',
    ipadSteps: [
      'Open this page in Safari, tap “Download the iPad profile”, then Allow.',
      'Open Settings → Profile Downloaded → Install, and enter the device passcode.',
      'Open Settings → General → About → Certificate Trust Settings and switch on “Nghi Su”.',
    ],
    android: 'Android',
    androidButton: 'Download the Android certificate',
    androidSteps: [
      'Tap “Download the Android certificate”.',
      'Open Settings → Security → Encryption & credentials → Install a certificate → CA certificate → Install anyway.',
      'Choose the downloaded file nghi-su.crt.',
    ],
    scan: 'Scan this code with the tablet to open this page',
  },
} as const;

export type TrustLanguage = keyof typeof trustText;
