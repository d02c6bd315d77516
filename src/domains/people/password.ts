/** Passwords, for cities that allow them (NIST SP 800-63B-4, 3.1.1): long, any letters, no rules of composition, none that is known to thieves. */
import type { Sentence } from '#platform/http';

export const passwordLengthMin = 12;
export const passwordLengthMax = 200;

/** One spelling for what two keyboards write differently (NFKC); spaces and case count. */
export function normalisedPassword(typed: string): string {
  return typed.normalize('NFKC');
}

/** In characters as people count them. */
export function passwordLength(password: string): number {
  return [...password].length;
}

/** Words that stand near the person: no secret to anybody. */
export interface Surrounding {
  email: string;
  /** Names of the city, in each language. */
  cityNames: string[];
}

/** Why a password is not taken; null for a good one. `isBreached` asks the list of passwords that thieves try first. */
export function passwordFault(password: string, around: Surrounding, isBreached: (password: string) => boolean): Sentence | null {
  const length = passwordLength(password);
  if (length < passwordLengthMin) return { ja: `パスワードは${passwordLengthMin}文字以上にしてください。`, en: `Use at least ${passwordLengthMin} characters.` };
  if (length > passwordLengthMax) return { ja: `パスワードは${passwordLengthMax}文字以内にしてください。`, en: `Use at most ${passwordLengthMax} characters.` };
  if (variantsOf(password).some(isBreached) || isRepetition(password)) return { ja: 'このパスワードは、よく使われているか、流出したことが知られています。ほかの言葉をいくつか組み合わせてください。', en: 'This password is often used or known to have leaked. Please put several other words together.' };
  if (holdsNearWord(password, around)) return { ja: 'メールアドレス、市の名前、「hiraku」とわずかな文字だけのパスワードは推測されます。ほかの言葉も組み合わせてください。', en: 'Your e-mail address, the name of the city or “hiraku” with a few letters is easily guessed. Please put other words in too.' };
  return null;
}

/** The forms in which a known password hides: case, digits and signs at its ends, a word written twice. */
export function variantsOf(password: string): string[] {
  const lower = password.toLowerCase();
  const bare = lower.replace(/[\d\p{P}\p{S}\s]+$/u, '');
  const core = bare.replace(/^[\d\p{P}\p{S}\s]+/u, '');
  const half = lower.length % 2 === 0 && lower.slice(0, lower.length / 2) === lower.slice(lower.length / 2) ? lower.slice(0, lower.length / 2) : lower;
  return [...new Set([password, lower, bare, core, half])].filter((text) => text !== '');
}

/** One to four letters over and over, or letters in the order of the alphabet or the digits. */
function isRepetition(password: string): boolean {
  if (/^(.{1,4}?)\1+.{0,3}$/su.test(password)) return true;
  const codes = [...password].map((letter) => letter.codePointAt(0)!);
  const steps = codes.slice(1).map((code, index) => code - codes[index]!);
  return steps.length > 0 && steps.every((step) => step === steps[0] && Math.abs(step) <= 1);
}

/** True where little is left of the password when the words around the person are taken out of it. */
function holdsNearWord(password: string, { email, cityNames }: Surrounding): boolean {
  const lower = password.toLowerCase();
  const [local = '', domain = ''] = email.toLowerCase().split('@');
  const words = [email.toLowerCase(), local, domain, domain.split('.')[0] ?? '', ...cityNames.flatMap((name) => [name, name.replace(/[市区町村]$/, ''), name.replace(/ (city|town|village)$/i, '')]), 'hiraku'];
  const near = words.map((word) => word.normalize('NFKC').toLowerCase().replaceAll(' ', '')).filter((word) => [...word].length >= 2);
  let left = lower.replaceAll(' ', '');
  for (const word of near.toSorted((one, other) => other.length - one.length)) left = left.replaceAll(word, '');
  return left !== lower.replaceAll(' ', '') && [...left.replace(/[\d\p{P}\p{S}]/gu, '')].length < 8;
}
