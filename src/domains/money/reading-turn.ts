/** Tables are read one after the other: a large one takes much of the memory that the site has, two at once might end it. */
import { Refusal } from '#platform/http';
import { turns } from '#platform/turns';

const inTurn = turns(1);
/** Being read, and waiting: whoever waits holds a connection to the database. */
const underWayMax = 3;
let underWay = 0;

/** Runs a reading when its turn has come. @throws Refusal 503 where too many wait already */
export async function readInTurn<T>(read: () => Promise<T>): Promise<T> {
  if (underWay >= underWayMax) {
    const sentence = { ja: 'いま、ほかの表を読み取っています。少し待ってから、もう一度お試しください。', en: 'Other tables are being read at the moment. Please try again shortly.' };
    throw new Refusal(503, 'busy', sentence, [], { 'retry-after': '10' });
  }
  underWay += 1;
  try {
    return await inTurn(read);
  } finally {
    underWay -= 1;
  }
}
