import type { MeetingClient } from '#tests/support/participant.ts';
import { Product, type ProductOptions } from './product.ts';

/** A meeting that is going on and being recorded, in the product's own processes. */
export interface SpokenMeeting {
  readonly product: Product;
  readonly chair: MeetingClient;
  readonly secretary: MeetingClient;
}

const ON_SITE = ['P01', 'P04', 'P05', 'P06', 'P07', 'P09'];

/** Opens the practice meeting and starts its recording; remote attendees may knock. */
export async function openSpokenMeeting(options: ProductOptions = {}): Promise<SpokenMeeting> {
  const product = await Product.start(options);
  const chair = await product.enter('P01');
  const secretary = await product.enter('P12');
  await secretary.send('meeting.openCheckIn', {});
  for (const participantId of ON_SITE) {
    await secretary.send('attendance.checkIn', { participantId, mode: 'on_site', method: 'list' });
  }
  await chair.send('meeting.open', {});
  await chair.send('agenda.callItem', { itemId: 'A1' });
  await secretary.send('recording.announce', { form: 'spoken', text: '' });
  await secretary.send('recording.start', {});
  return { product, chair, secretary };
}
