/** Facts: docs function pages. One entry a function. */

import type { FunctionEntry, ParameterEntry } from '../../entries.ts';

const VALUE_ANY: ParameterEntry = { name: 'value', description: 'Value.' };

export const CONVERSION_FUNCTIONS: readonly FunctionEntry[] = [
  {
    name: 'asArray',
    description: 'Passes an array through, anything else becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['array'] }],
    returns: ['array'],
  },
  {
    name: 'asBinary',
    description: 'Passes a binary value through, anything else becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['binary'] }],
    returns: ['binary'],
  },
  {
    name: 'asBoolean',
    description: 'Passes a boolean through, anything else becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['boolean'] }],
    returns: ['boolean'],
  },
  {
    name: 'asDouble',
    description: 'Passes a double through, anything else (also long) becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['double'] }],
    returns: ['double'],
  },
  {
    name: 'asDuration',
    description: 'Passes a duration through, anything else becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['duration'] }],
    returns: ['duration'],
  },
  {
    name: 'asGeopoint',
    description: 'Passes a geopoint through, anything else becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['geopoint'], experimental: true }],
    returns: ['geopoint'],
    experimental: true,
    undocumented: true,
  },
  {
    name: 'asIp',
    description: 'Passes an IP address through, anything else (also strings) becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['ip'], experimental: true }],
    returns: ['ip'],
  },
  {
    name: 'asLong',
    description: 'Passes a long through, anything else (also double) becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['long'] }],
    returns: ['long'],
  },
  {
    name: 'asNumber',
    description: 'Passes a long or double through, anything else becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['double', 'long'] }],
    returns: ['double', 'long'],
  },
  {
    name: 'asRecord',
    description: 'Passes a record through, anything else becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['record'] }],
    returns: ['record'],
  },
  {
    name: 'asSmartscapeId',
    description: 'Passes a Smartscape ID through, anything else (also strings) becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['smartscapeid'], experimental: true }],
    returns: ['smartscapeid'],
  },
  {
    name: 'asString',
    description: 'Passes a string through, anything else becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['string'] }],
    returns: ['string'],
  },
  {
    name: 'asTimeframe',
    description: 'Passes a timeframe through, anything else becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['timeframe'] }],
    returns: ['timeframe'],
  },
  {
    name: 'asTimestamp',
    description: 'Passes a timestamp through, anything else becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['timestamp'] }],
    returns: ['timestamp'],
  },
  {
    name: 'asUid',
    description: 'Passes a uid through, anything else becomes null.',
    parameters: [{ name: 'value', description: 'Value.', types: ['uid'] }],
    returns: ['uid'],
  },
  {
    name: 'toArray',
    description: 'Passes an array through, wraps any other value into a one-element array.',
    parameters: [VALUE_ANY],
    returns: ['array'],
  },
  {
    name: 'toBoolean',
    description:
      'Converts text (true/false, any case), numbers (0 is false) and booleans; for an array its first element.',
    parameters: [{ name: 'value', description: 'Value.', types: ['array', 'boolean', 'double', 'long', 'string'] }],
    returns: ['boolean'],
  },
  {
    name: 'toDouble',
    description:
      'Converts to double; timestamps and durations give nanoseconds, IPv4 its number; for an array its first element.',
    parameters: [
      {
        name: 'value',
        description: 'Value.',
        types: ['array', 'boolean', 'double', 'duration', 'ip', 'long', 'string', 'timestamp', 'uid'],
      },
    ],
    returns: ['double'],
  },
  {
    name: 'toDuration',
    description:
      'Converts to duration; plain numbers are nanoseconds, a timeframe gives its length; for an array its first element.',
    parameters: [
      { name: 'value', description: 'Value.', types: ['array', 'double', 'duration', 'long', 'string', 'timeframe'] },
    ],
    returns: ['duration'],
  },
  {
    name: 'toGeopoint',
    description: 'Converts text to a geopoint; for an array its first element.',
    parameters: [{ name: 'value', description: 'Value.', types: ['array', 'geopoint', 'string'] }],
    returns: ['geopoint'],
    experimental: true,
    undocumented: true,
  },
  {
    name: 'toIp',
    description: 'Converts text or a number to an IP address; for an array its first element.',
    parameters: [{ name: 'value', description: 'Value.', types: ['array', 'double', 'ip', 'long', 'string'] }],
    returns: ['ip'],
  },
  {
    name: 'toLong',
    description:
      'Converts to long (fraction dropped); timestamps and durations give nanoseconds; for an array its first element.',
    parameters: [
      {
        name: 'value',
        description: 'Value.',
        types: ['array', 'boolean', 'double', 'duration', 'ip', 'long', 'string', 'timestamp', 'uid'],
      },
    ],
    returns: ['long'],
  },
  {
    name: 'toSmartscapeId',
    description: 'Converts text to a Smartscape ID; for an array its first element.',
    parameters: [{ name: 'value', description: 'Value.', types: ['array', 'smartscapeid', 'string'] }],
    returns: ['smartscapeid'],
  },
  { name: 'toString', description: 'Text form of any value.', parameters: [VALUE_ANY], returns: ['string'] },
  {
    name: 'toTimeframe',
    description: 'Converts "start/end" text to a timeframe; for an array its first element.',
    parameters: [{ name: 'value', description: 'Value.', types: ['array', 'string', 'timeframe'] }],
    returns: ['timeframe'],
  },
  {
    name: 'toTimestamp',
    description: 'Converts ISO 8601 text or nanoseconds to a timestamp; for an array its first element.',
    parameters: [{ name: 'value', description: 'Value.', types: ['array', 'double', 'long', 'string', 'timestamp'] }],
    returns: ['timestamp'],
  },
  {
    name: 'toUid',
    description: 'Converts text or a number to a uid; for an array its first element.',
    parameters: [{ name: 'value', description: 'Value.', types: ['array', 'double', 'long', 'string', 'uid'] }],
    returns: ['uid'],
  },
  {
    name: 'toVariant',
    description: 'Boxes a value as variant (not for new queries).',
    parameters: [VALUE_ANY],
    returns: ['any'],
    deprecated: true,
    undocumented: true,
  },
];
