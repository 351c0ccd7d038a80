import { add } from './add.ts';
import { confirm } from './confirm.ts';
import { edit } from './edit.ts';
import { put } from './put.ts';
import { reject } from './reject.ts';

export const proposalHandlers = {
  'proposal.put': put,
  'proposal.edit': edit,
  'proposal.confirm': confirm,
  'proposal.reject': reject,
  'proposal.add': add,
};
