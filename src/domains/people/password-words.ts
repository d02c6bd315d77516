/** Sentences of passwords, for cities that allow them. */
import type { Lang } from '#platform/http';

const ja = {
  off: 'このページはありません。',
  signIn: {
    title: 'パスワードでサインイン',
    crumb: 'サインイン',
    lead: 'メールアドレスとパスワードを入れてください。パスワードを忘れたときは、メールのリンクでサインインし、新しく決められます。',
    email: 'メールアドレス',
    password: 'パスワード',
    button: 'サインインする',
    other: 'メールのリンクやパスキーでサインインする',
    wrong: 'メールアドレスかパスワードが違います。',
    tooOften: 'このメールアドレスでは、短い間に何度も試されました。15分ほどおいてから試すか、メールのリンクでサインインしてください。',
  },
  own: {
    title: 'パスワード',
    me: 'わたしの情報',
    none: 'パスワードはまだ決めていません。なくても、メールのリンクやパスキーでサインインできます。',
    setAt: (at: string) => `パスワードは${at}に決めました。`,
    set: 'パスワードを決める',
    change: 'パスワードを変える',
    password: '新しいパスワード',
    hint: '12文字以上、200文字まで。文字の種類に決まりはありません。言葉をいくつか並べると、覚えやすく、破られにくくなります。貼り付けもできます。',
    again: '新しいパスワード（もう一度）',
    differ: '二つのパスワードが違います。',
    missing: '新しいパスワードを入れてください。',
    button: 'このパスワードにする',
    others: '決めると、ほかの端末のサインインは終わります。',
    remove: 'パスワードをやめる',
    removeBody: 'パスワードを消します。メールのリンクやパスキーでサインインできます。',
    done: { set: 'パスワードを決めました。ほかの端末のサインインは終わりました。', removed: 'パスワードを消しました。' },
  },
};

const en: typeof ja = {
  off: 'There is no such page.',
  signIn: {
    title: 'Sign in with a password',
    crumb: 'Sign in',
    lead: 'Please enter your e-mail address and password. If you forgot the password, sign in with a link by e-mail and choose a new one.',
    email: 'E-mail address',
    password: 'Password',
    button: 'Sign in',
    other: 'Sign in with a link by e-mail or a passkey',
    wrong: 'The e-mail address or the password is not right.',
    tooOften: 'This e-mail address was tried too often in a short time. Please try again in about 15 minutes, or sign in with a link by e-mail.',
  },
  own: {
    title: 'Password',
    me: 'My account',
    none: 'You have no password. You do not need one: you can sign in with a link by e-mail or a passkey.',
    setAt: (at) => `You chose your password on ${at}.`,
    set: 'Choose a password',
    change: 'Change the password',
    password: 'New password',
    hint: 'At least 12 and at most 200 characters, of any kind. Several words in a row are easy to remember and hard to guess. You may paste it.',
    again: 'New password, once more',
    differ: 'The two passwords differ.',
    missing: 'Please enter a new password.',
    button: 'Use this password',
    others: 'You will be signed out on your other devices.',
    remove: 'Give up the password',
    removeBody: 'Your password is deleted. You can sign in with a link by e-mail or a passkey.',
    done: { set: 'Your password is set. You were signed out on your other devices.', removed: 'Your password is deleted.' },
  },
};

export function passwordWords(lang: Lang): typeof ja {
  return lang === 'en' ? en : ja;
}
