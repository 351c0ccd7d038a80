import { ConfigError } from '#server/config/config.ts';
import { PlainFault, type StartStep, StepFailed } from '../stepFailed.ts';
import { AlreadyRunning } from './only.ts';

/** Why the product can't start, and what to do about it, in the words of whoever started it. */
export type Explanation = { readonly what: string; readonly advice: readonly string[] };

type Fault = { readonly code?: unknown; readonly syscall?: unknown; readonly path?: unknown };

const checkAddress = 'Hãy kiểm tra DATABASE_URL (postgresql://người:mật-khẩu@máy:cổng/tên), rồi chạy lại npm start.';

/** Answers of a PostgreSQL server, by SQLSTATE, and of the way to it. */
const databaseFaults: Readonly<Record<string, string>> = {
  '28P01': 'Máy chủ PostgreSQL từ chối: sai tên hoặc mật khẩu.',
  '28000': 'Máy chủ PostgreSQL không cho tài khoản này đăng nhập.',
  '3D000': 'Máy chủ PostgreSQL không có cơ sở dữ liệu tên này; hãy tạo nó trước (CREATE DATABASE).',
  '42501': 'Tài khoản trong DATABASE_URL không có quyền tạo bảng; nó phải là chủ của cơ sở dữ liệu.',
  '53300': 'Máy chủ PostgreSQL đã hết chỗ kết nối.',
  ERR_INVALID_URL: 'DATABASE_URL không phải là một địa chỉ.',
};

const fileFaults: Readonly<Record<string, string>> = {
  EACCES: 'Không có quyền ghi vào',
  EPERM: 'Không có quyền ghi vào',
  EROFS: 'Ổ đĩa chỉ cho đọc:',
  ENOSPC: 'Hết dung lượng đĩa khi ghi vào',
  EDQUOT: 'Hết dung lượng đĩa được cấp khi ghi vào',
  ENOTDIR: 'Không phải là thư mục:',
  EEXIST: 'Không phải là thư mục:',
};

const again = 'rồi chạy lại npm start; bước này được làm lại từ đầu, không mất dữ liệu nào.';

/** What a step means to whoever started it, and the usual way out. */
const stepFaults: Readonly<Record<StartStep, Explanation>> = {
  prismaClient: {
    what: 'Không tạo được lớp truy cập cơ sở dữ liệu.',
    advice: [`Nếu vừa sửa prisma/schema thì sửa lỗi ở đó; nếu không, xóa thư mục node_modules, ${again}`],
  },
  platform: {
    what: 'Chưa có PostgreSQL kèm theo cho loại máy này.',
    advice: ['Đặt DATABASE_URL tới một máy chủ PostgreSQL 17, rồi chạy lại npm start.'],
  },
  systemUser: {
    what: 'Đang chạy bằng root, mà máy không có tài khoản postgres hay nobody để chạy cơ sở dữ liệu.',
    advice: ['Tạo một tài khoản (useradd --system postgres), hoặc chạy npm start bằng một tài khoản thường.'],
  },
  initdb: {
    what: 'Không tạo được kho dữ liệu PostgreSQL của lần chạy đầu.',
    advice: [`Kiểm tra dung lượng đĩa (df -h), quyền ghi vào DATA_DIR và bộ nhớ còn trống, ${again}`],
  },
  database: {
    what: 'PostgreSQL kèm theo không khởi động được.',
    advice: [
      'Kiểm tra dung lượng đĩa (df -h), bộ nhớ còn trống và quyền của DATA_DIR, rồi chạy lại npm start.',
      'Đừng xóa thư mục dữ liệu: mọi cuộc họp nằm ở đó.',
    ],
  },
  migration: {
    what: 'Không cập nhật được các bảng của cơ sở dữ liệu; dữ liệu vẫn như trước.',
    advice: [
      'Giữ bản sao của DATA_DIR (hoặc của máy chủ PostgreSQL), quay về bản phần mềm trước, và gửi nhật ký cho nhóm phát triển.',
    ],
  },
  screens: {
    what: 'Không dựng được màn hình (vite build).',
    advice: [
      `Nếu vừa sửa mã nguồn thì sửa lỗi nêu trong nhật ký; nếu không, kiểm tra bộ nhớ còn trống (cần chừng 1 GB) và dung lượng đĩa, ${again}`,
    ],
  },
};

/** The error behind wrappers: of several addresses that were tried, the first one's. */
function faultOf(error: unknown): Fault {
  if (error instanceof AggregateError && error.errors.length > 0) {
    return faultOf(error.errors[0]);
  }
  if (error instanceof Error && !('code' in error) && error.cause !== undefined) {
    return faultOf(error.cause);
  }
  return (error ?? {}) as Fault;
}

function explainFault({ code, syscall, path }: Fault): Explanation | null {
  if (syscall === 'connect' || syscall === 'getaddrinfo') {
    return { what: `Không kết nối được tới máy chủ PostgreSQL (${String(code)}).`, advice: [checkAddress] };
  }
  const database = databaseFaults[String(code)];
  if (database !== undefined) {
    return { what: database, advice: [checkAddress] };
  }
  const file = fileFaults[String(code)];
  return file === undefined
    ? null
    : {
        what: `${file} ${typeof path === 'string' ? path : 'thư mục dữ liệu'}`,
        advice: ['Dọn chỗ, sửa quyền, hoặc đặt DATA_DIR tới một thư mục khác, rồi chạy lại npm start.'],
      };
}

/** What to tell somebody at a terminal about an error that ended the start. */
export function explanationOf(error: unknown): Explanation {
  if (error instanceof ConfigError) {
    return { what: 'Cấu hình chưa đúng:', advice: [...error.problems, 'Mọi biến cấu hình có trong bảng của README.'] };
  }
  if (error instanceof AlreadyRunning) {
    return {
      what: `Nghị Sự đang chạy với dữ liệu này (tiến trình ${error.pid}).`,
      advice: ['Dừng nó trước, hoặc đặt DATA_DIR khác.'],
    };
  }
  const known = explainFault(faultOf(error));
  if (known !== null) {
    return known;
  }
  if (error instanceof StepFailed) {
    return /no space left/i.test(error.message)
      ? { what: 'Hết dung lượng đĩa.', advice: ['Dọn chỗ, hoặc đặt DATA_DIR tới một ổ khác, rồi chạy lại npm start.'] }
      : stepFaults[error.step];
  }
  return error instanceof PlainFault
    ? { what: error.message, advice: ['Sửa nguyên nhân trên rồi chạy lại npm start.'] }
    : {
        what: 'Không khởi động được vì một lỗi chưa lường trước.',
        advice: ['Chạy lại npm start; nếu vẫn thế, gửi nhật ký cho nhóm phát triển.'],
      };
}
