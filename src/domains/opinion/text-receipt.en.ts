/** Sentences of the receipt and of what one can do with it, in English. */
import type { ReceiptText } from './text-receipt.ja.ts';

const receipt: ReceiptText['receipt']['standard'] = {
  title: 'Receipt of your opinion',
  sent: 'Your opinion was received. Thank you.',
  sentAgain: 'This form was received already',
  sentAgainBody: 'It is not counted twice. What you changed after sending is not in it: please send that under “Add to it” below.',
  keep: 'Please note this code',
  keepBody: 'With it you can look up your opinion, add to it or withdraw it. Once the result is out, you find the city’s replies to it. Printing this page is a good idea.',
  keepOver: 'With it you can look up your opinion. Once the result is out, you find the city’s replies to it.',
  keepWithdrawn: 'With it you can look up later that it was withdrawn.',
  secret: 'Whoever knows the code can open this receipt. Keep it to yourself.',
  code: 'Code',
  number: 'Number',
  at: 'Received',
  consultation: 'Call for opinions',
  address: 'Address of this page',
  sender: 'Name, address and the like',
  senderKept: 'Given (never published, and not shown here)',
  senderNone: 'Not given',
  files: 'Files',
  fileCount: (n) => String(n),
  late: 'It came after the period. Because it was begun within it, it was taken and marked as late.',
  withdrawn: (at) => `Withdrawn at ${at}. Its text, name and files were erased.`,
  aside: 'Set aside',
  asideBody: 'The reason stands in the public log.',
  moderation: 'Log of what was set aside',
  opinions: 'What was sent',
  opinion: (n) => `Opinion ${n}`,
  whole: 'The whole',
  added: (at) => `added ${at}`,
  until: (day) => `You can add to it or withdraw it until the end (24:00) of ${day}.`,
  over: 'The period is over, so nothing can be added or withdrawn.',
};

const addition: ReceiptText['addition']['standard'] = {
  title: 'Add to it',
  button: 'Send this too',
  added: 'Your opinion was added.',
  changed: 'This receipt was changed elsewhere. What you wrote below is not sent yet: please look at the above and press again.',
  full: 'One receipt holds up to 20 opinions. Please send further ones anew.',
};

const withdrawal: ReceiptText['withdrawal']['standard'] = {
  link: 'Withdraw this opinion',
  title: 'Withdraw your opinion',
  lead: 'Its text, your name and address and all files will be erased, and cannot be brought back. Only the number of withdrawals is kept.',
  button: 'Withdraw',
  back: 'Go back without withdrawing',
  done: 'Your opinion was withdrawn.',
};

/** The same for whoever wrote on the page for children. */
const receiptForChildren: typeof receipt = {
  ...receipt,
  title: 'What you think has arrived',
  sent: 'The city has what you wrote. Thank you!',
  sentAgainBody: 'It counts once. If you want to change something, write it under “Write more” below.',
  keep: 'Write this secret code down',
  secret: 'Anyone who knows the code can open this page. Tell nobody but your family.',
  sender: 'Name and address',
  senderKept: 'The city keeps them and shows them to nobody',
  senderNone: 'We did not ask',
  whole: 'All of it',
};

const additionForChildren: typeof addition = { ...addition, title: 'Write more' };

const withdrawalForChildren: typeof withdrawal = { ...withdrawal, link: 'Take it back', title: 'Take it back', lead: 'What you wrote will be erased and cannot be brought back.', button: 'Take it back', back: 'Keep it', done: 'You took it back.' };

export const receiptEn: ReceiptText = {
  receipt: { standard: receipt, children: receiptForChildren },
  addition: { standard: addition, children: additionForChildren },
  withdrawal: { standard: withdrawal, children: withdrawalForChildren },
  account: {
    title: 'Keep it on your page',
    lead: 'Adds this receipt to “Opinions I gave” of the account you are signed in with. It is not published.',
    button: 'Add to my page',
    linked: 'It was added to your page.',
    other: 'This receipt belongs to another account.',
    signIn: 'If you have an account, sign in to keep this receipt on your page.',
  },
  search: {
    title: 'Look up what you sent',
    lead: 'With the code of your receipt you can look up your opinion, add to it or withdraw it.',
    code: 'Code of the receipt',
    hint: 'Sixteen letters. Case, spaces and hyphens do not matter. Example: 7K3M-9TQX-…',
    button: 'Open the receipt',
    missing: 'Please give the code.',
    wrong: 'This is not the form of a code. Please check the sixteen letters.',
    unknown: 'There is no receipt of this code. Please check it.',
    lost: 'A lost code cannot be looked up, because nothing else says whose receipt it is. If you asked for a letter, it holds the code.',
    goneTitle: 'No such receipt',
  },
  own: {
    title: 'Opinions I gave',
    lead: 'What you sent while signed in, and receipts that you added. Nobody else sees this.',
    caption: 'Opinions I gave',
    none: 'Nothing yet.',
    noneBody: 'What you send while signed in is listed here. To add what you sent otherwise, open it with its code and press “Add to my page”.',
    consultation: 'Call for opinions',
    number: 'Number',
    at: 'Received',
    opinions: 'Opinions',
    state: 'State',
    states: { kept: 'Received', withdrawn: 'Withdrawn', aside: 'Set aside' },
    consultations: 'To all calls',
  },
  personal: {
    title: 'Opinions given in calls',
    number: 'Number',
    consultation: 'Call for opinions',
    at: 'Received',
    state: 'State',
    opinions: 'Opinions',
    sender: 'Name, address and the like',
    who: 'What applies',
    drafts: 'Drafts',
  },
};
