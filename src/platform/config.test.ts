import { describe, expect, test } from 'vitest';
import { readSettings, SettingError, settingsList, unknownSettings } from './config.ts';

describe('settings', () => {
  test('an empty environment gives a program that starts on port 3000 with its own database', () => {
    const settings = readSettings({});
    expect(settings).toMatchObject({ port: 3000, host: '127.0.0.1', origin: 'http://localhost:3000', databaseUrl: null });
    expect(settings.dataFolder).toMatch(/\/var$/);
  });

  test.each([
    ['PORT', '70000'],
    ['PORT', 'abc'],
    ['HIRAKU_ORIGIN', 'plan.example.jp'],
    ['HIRAKU_ORIGIN', 'https://plan.example.jp/sub'],
    ['DATABASE_URL', 'mysql://localhost/x'],
    ['HIRAKU_MAIL_URL', 'mail.example.jp:587'],
    ['HIRAKU_MAIL_FROM', 'City <plan@example.jp>'],
    ['HIRAKU_LOG_LEVEL', 'loud'],
    ['HIRAKU_POOL_MAX', '1'],
    ['HIRAKU_TRUSTED_PROXIES', 'banana'],
    ['HIRAKU_TRUSTED_PROXIES', '10.0.0.0/99'],
  ])('a wrong %s stops the start with a sentence that names it', (name, value) => {
    expect(() => readSettings({ [name]: value })).toThrow(SettingError);
    expect(() => readSettings({ [name]: value })).toThrow(name);
  });

  test('a wrong database address is not repeated, because it may hold a password', () => {
    expect(() => readSettings({ DATABASE_URL: 'mysql://user:secret@host/x' })).not.toThrow(/secret/);
  });

  test('a misspelt setting is named; those of other programs are none of ours', () => {
    expect(unknownSettings({ HIRAKU_DATTA: 'x', HIRAKU_DATA: 'y', PORTS: '1', PATH: '/' })).toEqual(['HIRAKU_DATTA']);
  });

  test('every setting has a name of its own and says what it is for', () => {
    expect(new Set(settingsList.map((setting) => setting.name)).size).toBe(settingsList.length);
    for (const setting of settingsList) expect(setting.about.length).toBeGreaterThan(10);
  });
});

test('reads where the virus scanner listens, and refuses what is no such place', () => {
  expect(readSettings({}).outside.scanner).toBeNull();
  expect(readSettings({ HIRAKU_CLAMD: 'scan.example:3310' }).outside.scanner).toEqual({ host: 'scan.example', port: 3310 });
  expect(readSettings({ HIRAKU_CLAMD: '[::1]:3310' }).outside.scanner).toEqual({ host: '::1', port: 3310 });
  expect(readSettings({ HIRAKU_CLAMD: '/run/clamav/clamd.ctl' }).outside.scanner).toEqual({ path: '/run/clamav/clamd.ctl' });
  expect(() => readSettings({ HIRAKU_CLAMD: 'clamd' })).toThrow('HIRAKU_CLAMD');
});

test('reads the mailbox of opinions, with TLS unless told otherwise, and never repeats its password', () => {
  expect(readSettings({}).outside.mailbox).toBeNull();
  expect(readSettings({ HIRAKU_MAILBOX_URL: 'imaps://iken:p%40ss@mail.example/Iken' }).outside.mailbox).toEqual({ host: 'mail.example', port: 993, secure: true, startTls: false, user: 'iken', password: 'p@ss', folder: 'Iken' });
  expect(readSettings({ HIRAKU_MAILBOX_URL: 'imap://iken:pass@mail.example:1143' }).outside.mailbox).toMatchObject({ port: 1143, secure: false, startTls: true, folder: 'INBOX' });
  expect(readSettings({ HIRAKU_MAILBOX_URL: 'imap://iken:pass@mail.example/?requireTLS=false' }).outside.mailbox).toMatchObject({ port: 143, startTls: false, folder: 'INBOX' });
  for (const wrong of ['https://iken:geheim@mail.example', 'imaps://iken@mail.example', 'imaps:geheim']) expect(() => readSettings({ HIRAKU_MAILBOX_URL: wrong })).toThrow(/HIRAKU_MAILBOX_URL (?!.*geheim)/);
});
