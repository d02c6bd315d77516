import { describe, expect, test } from 'vitest';
import { goReference } from './go-reference.fixture.ts';
import { parseSeeds, signedBy, signerOf } from './key.ts';
import { checkpointText, noteText, parseCheckpoint, parseNote, parseVerifier, verifierText } from './note.ts';

const { note, seed, verifier } = goReference;

/** The example of the package golang.org/x/mod/sumdb/note, which C2SP signed-note describes. */
const spec = {
  verifier: 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
  note:
    'If you think cryptography is the answer to your problem,\nthen you don\'t know what your problem is.\n' +
    '\n\u2014 PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n',
};

describe('signed notes', () => {
  test('of the reference in Go are made here byte for byte', () => {
    const signer = signerOf(seed, 'town.example/log');
    expect(signer.verifier).toBe(verifier);
    const text = checkpointText({ origin: 'town.example/log', size: 1000, root: Buffer.from(goReference.roots[1000]!, 'hex') });
    expect(noteText({ text, signatures: [signer.sign(text)] })).toBe(note);
  });

  test('of others are read and their signature holds', () => {
    for (const known of [spec, goReference]) {
      expect(noteText(parseNote(known.note))).toBe(known.note);
      expect(verifierText(parseVerifier(known.verifier))).toBe(known.verifier);
      expect(signedBy(parseNote(known.note), [known.verifier])).toEqual([known.verifier]);
    }
  });

  test('do not hold with a letter changed, another name, or another key', () => {
    expect(signedBy(parseNote(spec.note.replace('answer', 'Answer')), [spec.verifier])).toEqual([]);
    expect(signedBy(parseNote(spec.note), [verifier])).toEqual([]);
    expect(signedBy(parseNote(spec.note.replaceAll('PeterNeumann', 'Peter')), [spec.verifier])).toEqual([]);
    expect(signedBy(parseNote(spec.note), [spec.verifier.replace('PeterNeumann', 'Peter')])).toEqual([]);
  });

  test('with two signatures hold for those who know either key', () => {
    const signers = [signerOf(seed, 'a.example/log'), signerOf(Buffer.alloc(32, 9).toString('base64'), 'a.example/log')];
    const two = parseNote(noteText({ text: 'x\n', signatures: signers.map((signer) => signer.sign('x\n')) }));
    for (const signer of signers) expect(signedBy(two, [signer.verifier])).toEqual([signer.verifier]);
  });

  test('that are damaged are refused', () => {
    for (const wrong of ['', 'x', 'x\n', 'x\n\n', 'x\n\n\u2014 a b\n', 'x\n\n- a AAAAAAAA\n', note.slice(0, -1), note.replace('\u2014', '-'), `\0${note}`, note.replace(/ \S+\n$/, ' AAAA\n')])
      expect(() => parseNote(wrong), JSON.stringify(wrong)).toThrow('no signed note');
  });
});

test('checkpoints of a wrong shape are refused', () => {
  const text = parseNote(note).text;
  expect(parseCheckpoint(text)).toMatchObject({ origin: 'town.example/log', size: 1000 });
  expect(parseCheckpoint(`${text}extension\n`)).toMatchObject({ size: 1000 });
  for (const wrong of ['', text.replace('1000', '01000'), text.replace('1000', '-1'), text.replace('=', ''), text.slice(0, -1), text.replace('town.example/log', '')]) expect(() => parseCheckpoint(wrong), JSON.stringify(wrong)).toThrow('no checkpoint');
});

test('keys that are none are refused without being repeated', () => {
  expect(parseSeeds(` ${seed},\n${seed}\n`)).toEqual([seed, seed]);
  for (const wrong of ['', 'secret', Buffer.alloc(31).toString('base64'), `${seed},x`]) {
    expect(() => parseSeeds(wrong)).toThrow('HIRAKU_LOG_KEY');
    expect(() => parseSeeds(wrong)).not.toThrow(/secret/);
  }
  for (const wrong of ['', 'a+00000000+AA==', spec.verifier.replace('+A', '+B')]) expect(() => parseVerifier(wrong)).toThrow('no Ed25519 key');
});
