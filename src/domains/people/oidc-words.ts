/** Sentences of signing in with a provider, and of the identities that are connected to an account. */
import type { Lang } from '#platform/http';

const ja = {
  signIn: 'サインイン',
  me: 'わたしの情報',
  otherWays: 'ほかの方法でサインインする',
  away: { title: 'いまは、この方法でサインインできません', body: (label: string) => `「${label}」から応答がありません。時間をおいて試すか、ほかの方法でサインインしてください。` },
  notProved: {
    title: 'サインインを確かめられませんでした',
    body: 'サインインの途中で時間が過ぎたか、別の画面や別の端末で開かれました。安全のため中止しました。もう一度、はじめからお試しください。',
    again: 'もう一度試す',
  },
  ask: {
    title: '先に、ほかの方法でサインインしてください',
    'known-address': (label: string) => `「${label}」が伝えたメールアドレスには、すでにアカウントがあるかもしれません。ご本人であることを確かめるため、先にメールのリンクかパスキーでサインインし、「外部のサービスとの接続」のページで「${label}」を接続してください。次からは、この方法でサインインできます。`,
    'no-address': (label: string) => `「${label}」からは、確認ずみのメールアドレスが伝えられませんでした。先にメールのリンクかパスキーでサインインし、「外部のサービスとの接続」のページで「${label}」を接続してください。次からは、この方法でサインインできます。`,
  },
  taken: { title: '接続できませんでした', body: (label: string) => `この「${label}」は、すでに別のアカウントに接続されています。別のアカウントで接続を解除してから、もう一度お試しください。` },
  go: { title: (label: string) => `${label}へ進む`, body: (label: string) => `「${label}」の画面でサインインすると、このアカウントに接続されます。10分以内に進んでください。`, button: (label: string) => `${label}の画面へ進む` },
  identities: {
    title: '外部のサービスとの接続',
    lead: '接続したサービスで、このサイトにサインインできます。心当たりのない接続があれば、解除してください。',
    connected: '接続しているサービス',
    none: '接続しているサービスはありません。',
    provider: 'サービス',
    linkedAt: '接続した日時',
    usedAt: '最後に使った日時',
    action: '操作',
    unlink: (label: string) => `${label}の接続を解除する`,
    connect: '接続できるサービス',
    nothing: 'ほかに接続できるサービスはありません。',
    link: (label: string) => `${label}を接続する`,
    done: { linked: '接続しました。', unlinked: '接続を解除しました。' },
    gone: 'この接続は、すでに解除されています。',
  },
};

const en: typeof ja = {
  signIn: 'Sign in',
  me: 'My account',
  otherWays: 'Sign in another way',
  away: { title: 'This way to sign in does not work at the moment', body: (label) => `“${label}” does not answer. Please try again later, or sign in another way.` },
  notProved: {
    title: 'Your sign-in could not be confirmed',
    body: 'It took too long, or it came back in another window or on another device. For safety it was stopped. Please begin again.',
    again: 'Begin again',
  },
  ask: {
    title: 'Please sign in another way first',
    'known-address': (label) => `There may already be an account with the e-mail address that “${label}” gave. To make sure that it is yours, please sign in with a link by e-mail or a passkey first, and connect “${label}” on the page “Connected services”. From then on you can sign in this way.`,
    'no-address': (label) => `“${label}” gave no confirmed e-mail address. Please sign in with a link by e-mail or a passkey first, and connect “${label}” on the page “Connected services”. From then on you can sign in this way.`,
  },
  taken: { title: 'It could not be connected', body: (label) => `This “${label}” is connected to another account. Please disconnect it there, then try again.` },
  go: { title: (label) => `Continue to ${label}`, body: (label) => `When you sign in at “${label}”, it is connected to this account. Please continue within ten minutes.`, button: (label) => `Continue to ${label}` },
  identities: {
    title: 'Connected services',
    lead: 'You can sign in to this site with a connected service. Disconnect any that you do not recognise.',
    connected: 'Services that are connected',
    none: 'No service is connected.',
    provider: 'Service',
    linkedAt: 'Connected',
    usedAt: 'Last used',
    action: 'Action',
    unlink: (label) => `Disconnect ${label}`,
    connect: 'Services you can connect',
    nothing: 'There is no other service to connect.',
    link: (label) => `Connect ${label}`,
    done: { linked: 'It is connected.', unlinked: 'It is disconnected.' },
    gone: 'This was disconnected already.',
  },
};

export function oidcWords(lang: Lang): typeof ja {
  return lang === 'en' ? en : ja;
}
