/** Letters of an installation without a mail server, for whoever sits at this machine. */
import { page, Refusal, type Ask, type Reply } from '#platform/http';
import { listLetters } from '#platform/mail-folder';
import { LettersView } from './letter.view.tsx';

/** Letters hold links that sign people in: from anywhere but this machine there is no such page. */
export function showLetters(folder: string): (ask: Ask) => Promise<Reply> {
  return async (ask) => {
    if (!ask.isLocal) throw new Refusal(404, 'not-found', { ja: 'お探しのページはありません。アドレスをご確認ください。', en: 'There is no page at this address. Please check it.' });
    return page(<LettersView view={ask} letters={(await listLetters(folder)).slice(0, 200)} />);
  };
}
