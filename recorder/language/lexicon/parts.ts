/** Before the names of those who help. */
export const WITH = [
  'cơ quan phối hợp :',
  'cơ quan phối hợp là',
  'cơ quan phối hợp',
  'đơn vị phối hợp :',
  'đơn vị phối hợp là',
  'đơn vị phối hợp',
  'phối hợp chặt chẽ với',
  'chủ động phối hợp với',
  'phối kết hợp với',
  'phối hợp cùng với',
  'phối hợp với',
  'phối hợp cùng',
  'phối hợp chặt chẽ cùng',
  'với sự phối hợp của',
  'có sự phối hợp của',
  'với sự tham gia của',
  'có sự tham gia của',
  'với sự hỗ trợ của',
  'cùng phối hợp với',
  'phối hợp',
  'cùng với',
  'cùng',
];

/** After the names of those who help. */
export const HELP = [
  'cùng phối hợp',
  'phối hợp thực hiện',
  'tham gia phối hợp',
  'cùng tham gia',
  'phối hợp',
  'hỗ trợ thực hiện',
  'hỗ trợ',
];

/** Said between a subject and its verb: by what office, not what. */
export const BY_OFFICE = [
  'theo lĩnh vực phụ trách',
  'theo lĩnh vực được phân công',
  'theo chức năng nhiệm vụ',
  'theo chức năng , nhiệm vụ',
  'theo chức năng , nhiệm vụ được giao',
  'theo chức năng nhiệm vụ được giao',
  'căn cứ chức năng , nhiệm vụ',
  'căn cứ chức năng , nhiệm vụ được giao',
  'căn cứ chức năng nhiệm vụ được giao',
  'theo nhiệm vụ được giao',
  'theo thẩm quyền',
  'trong phạm vi nhiệm vụ được giao',
];

/** Marks of the one who leads. */
export const LEAD_MARKS = [
  'là cơ quan chủ trì',
  'làm cơ quan chủ trì',
  'là đơn vị chủ trì',
  'làm đơn vị chủ trì',
  'chủ trì thực hiện',
  'chủ trì',
  'chịu trách nhiệm chính',
];
