import { describe, expect, it } from 'vitest';
import { ApiError } from '../http/errors.ts';
import { konnectUrls, regions } from './regions.ts';

describe('konnectUrls', () => {
  it('knows the hosts of every region', () => {
    for (const { name } of regions) {
      expect(konnectUrls({ region: name })).toEqual({
        regional: `https://${name}.api.konghq.com`,
        global: 'https://global.api.konghq.com',
        region: name,
      });
    }
  });

  it('takes the region out of a base URL, and finds the global host of a custom domain', () => {
    expect(konnectUrls({ url: 'https://eu.api.konghq.com/v1/' })).toEqual(konnectUrls({ region: 'eu' }));
    expect(konnectUrls({ url: 'https://eu.api.konnect.example.com' })).toEqual({
      regional: 'https://eu.api.konnect.example.com',
      global: 'https://global.api.konnect.example.com',
      region: 'eu',
    });
  });

  it('uses one base URL for both where the host does not tell', () => {
    expect(konnectUrls({ region: 'us', url: 'http://127.0.0.1:4010/' })).toEqual({
      regional: 'http://127.0.0.1:4010',
      global: 'http://127.0.0.1:4010',
      region: 'us',
    });
  });

  it.each([
    [{ region: 'global' }],
    [{ region: 'e u' }],
    [{ url: 'eu.api.konghq.com' }],
    [{ url: 'http://eu.api.konghq.com' }],
    [{ url: 'ftp://127.0.0.1' }],
    [{ url: 'https://me:secret@eu.api.konghq.com' }],
    [{ url: 'https://global.api.konghq.com' }],
  ])('refuses %j', (place) => {
    expect(() => konnectUrls(place)).toThrow(
      expect.toSatisfy(
        (error: unknown) => ApiError.is(error, 'invalid-configuration') && !error.message.includes('secret'),
      ),
    );
  });

  it('asks for a region where none is given', () => {
    expect(() => konnectUrls({})).toThrow(expect.toSatisfy((error: unknown) => ApiError.is(error, 'not-configured')));
  });
});
