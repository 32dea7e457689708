import { expect, it } from 'vitest';
import { catalogLink, integrationInstancesLink, integrationsLink } from './deepLinks.ts';

it('leads to documented pages, with the region where the page is documented with one', () => {
  const place = { urls: { regional: '', global: '', region: 'eu' } };
  expect(catalogLink(place)).toBe('https://cloud.konghq.com/eu/service-catalog/');
  expect(integrationsLink(place)).toBe('https://cloud.konghq.com/eu/service-catalog/integrations');
  expect(integrationInstancesLink('a/b')).toBe('https://cloud.konghq.com/service-catalog/integrations/a%2Fb/instances');
  expect(catalogLink({ urls: { regional: '', global: '', region: undefined } })).toBe(
    'https://cloud.konghq.com/service-catalog/',
  );
});
