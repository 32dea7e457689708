/** Facts: docs function pages. One entry a function. */

import type { FunctionEntry } from '../../entries.ts';

export const ENTITY_FUNCTIONS: readonly FunctionEntry[] = [
  {
    name: 'classicEntitySelector',
    description: 'Resolves a classic entity selector to entity IDs; only usable as the haystack of in().',
    parameters: [
      {
        name: 'entitySelector',
        description: 'Entity selector literal.',
        types: ['string'],
        kinds: ['entitySelector', 'constant'],
      },
    ],
    returns: ['array'],
  },
  {
    name: 'entityAttr',
    description: 'Attribute of a classic entity, looked up by its ID.',
    parameters: [
      { name: 'expression', description: 'Value or expression.' },
      { name: 'name', description: 'Name literal.', kinds: ['entityAttribute'] },
      { name: 'type', description: 'Type name.', kinds: ['entityType'], named: true },
    ],
    returns: ['any'],
  },
  {
    name: 'entityName',
    description: 'Display name of a classic entity, looked up by its ID.',
    parameters: [
      { name: 'expression', description: 'Value or expression.' },
      { name: 'type', description: 'Type name.', kinds: ['entityType'], named: true },
    ],
    returns: ['string'],
  },
  {
    name: 'getNodeField',
    description: 'Field of a Smartscape node, looked up by its ID.',
    parameters: [
      { name: 'expression', description: 'Value or expression.', types: ['smartscapeid', 'string'] },
      { name: 'name', description: 'Name literal.', types: ['string'], kinds: ['literal'] },
    ],
    returns: ['any'],
  },
  {
    name: 'getNodeName',
    description: 'Name of a Smartscape node, looked up by its ID.',
    parameters: [{ name: 'expression', description: 'Value or expression.', types: ['smartscapeid', 'string'] }],
    returns: ['string'],
  },
];
