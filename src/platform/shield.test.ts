import { describe, expect, test } from 'vitest';
import { shield } from './shield.ts';

const policyOf = (headers: Record<string, string>) => Object.fromEntries(headers['content-security-policy']!.split('; ').map((rule) => [rule.split(' ')[0]!, rule.split(' ').slice(1).join(' ')]));

describe('what a browser is told on every page', () => {
  const { site, api } = shield('https://plan.example');

  test('nothing runs but the site’s own script, nothing is framed, nothing is sent elsewhere', () => {
    for (const headers of [site, api]) {
      const policy = policyOf(headers);
      expect(policy).toMatchObject({ 'default-src': "'none'", 'script-src': "'self'", 'form-action': "'self'", 'base-uri': "'none'", 'frame-ancestors': "'none'" });
      expect(policy['object-src'] ?? policy['default-src']).toBe("'none'");
      expect(headers['content-security-policy']).not.toMatch(/unsafe|\*|https?:/);
    }
  });

  test('to stay on https for two years, and to tell other sites nothing but the origin', () => {
    expect(site['strict-transport-security']).toBe('max-age=63072000');
    expect(shield('http://localhost:3000').site['strict-transport-security']).toBeUndefined();
    expect([site['referrer-policy'], site['cross-origin-opener-policy'], site['cross-origin-resource-policy']]).toEqual(['strict-origin-when-cross-origin', 'same-origin', 'same-origin']);
  });

  test('other sites may read what is for programs, and neither pages nor accounts', () => {
    const { of } = shield('https://plan.example');
    for (const path of ['/api/v1/programmes', '/log/checkpoint', '/openapi.json', '/schemas/x.json']) expect([path, of(path)['access-control-allow-origin']]).toEqual([path, '*']);
    for (const path of ['/', '/me', '/me/data', '/staff', '/staff/audit', '/sign-in', '/apix', '/logs']) expect([path, of(path)['access-control-allow-origin']]).toEqual([path, undefined]);
    expect(JSON.stringify(shield('https://plan.example').api)).not.toContain('allow-credentials');
  });
});
