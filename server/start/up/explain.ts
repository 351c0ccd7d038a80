import { ConfigError } from '#server/config/config.ts';
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
  const said = error instanceof Error ? error.message : String(error);
  return known ?? { what: said, advice: ['Sửa nguyên nhân trên rồi chạy lại npm start.'] };
}
