/**
 * What the language knows without a tenant: commands, functions, data objects, fields, metric keys and DPL matchers.
 * Nothing of it is loaded before `loadCatalogue` is called; tables are indexed on first use.
 */

import {
  type Command,
  defineCommand,
  defineFunction,
  type FunctionDefinition,
  lowerCase,
  type Parameter,
} from './definitions.ts';
import type { FunctionUse } from './entries.ts';
import { type MatcherTable, matcherTable } from './matcherTable.ts';
import { type DataObject, dataObjectTable, type MetricKey, metricTable } from './objects.ts';
import { type KnownField, knownFieldTable, type Smartscape, smartscapeTable } from './semantics.ts';

/** Commands, functions and parameters are found in any case; data objects, fields and metric keys as written. */
export interface Catalogue {
  readonly commands: readonly Command[];
  command(name: string): Command | undefined;
  /** Every function, once for each use. */
  readonly allFunctions: readonly FunctionDefinition[];
  /** The definitions of one name: at most one a use. Empty for an unknown name. */
  functions(name: string): readonly FunctionDefinition[];
  function(name: string, use: FunctionUse): FunctionDefinition | undefined;
  parameter(owner: { readonly parameters: readonly Parameter[] }, name: string): Parameter | undefined;
  readonly dataObjects: ReadonlyMap<string, DataObject>;
  dataObject(name: string): DataObject | undefined;
  /** The same, with the fields of local files: by address, as `file:app.log`. They are found by name and not listed. */
  withFiles(files: ReadonlyMap<string, DataObject>): Catalogue;
  readonly fields: ReadonlyMap<string, KnownField>;
  field(name: string): KnownField | undefined;
  readonly metricKeys: ReadonlyMap<string, MetricKey>;
  readonly smartscape: Smartscape;
  readonly matchers: MatcherTable;
}

let loading: Promise<Catalogue> | undefined;

/** Loads the catalogue once; every caller gets the same one. */
export function loadCatalogue(): Promise<Catalogue> {
  loading ??= load();
  return loading;
}

async function load(): Promise<Catalogue> {
  const [sources, pipes, functions, telemetry, entities, fields, metrics, smartscape, matchers] = await Promise.all([
    import('./data/sourceCommands.ts'),
    import('./data/pipeCommands.ts'),
    import('./data/functions.ts'),
    import('./data/dataObjects.ts'),
    import('./data/entityObjects.ts'),
    import('./data/fields.ts'),
    import('./data/metrics.ts'),
    import('./data/smartscape.ts'),
    import('./data/matchers.ts'),
  ]);
  return new LoadedCatalogue(
    [...sources.SOURCE_COMMANDS, ...pipes.PIPE_COMMANDS].map(defineCommand),
    functions.FUNCTIONS.map(defineFunction),
    new Lazy(() => dataObjectTable([...telemetry.TELEMETRY_OBJECTS, ...entities.ENTITY_OBJECTS])),
    new Lazy(() => knownFieldTable(fields.FIELDS)),
    new Lazy(() => metricTable(metrics.METRICS)),
    new Lazy(() => smartscapeTable(smartscape)),
    new Lazy(() => matcherTable(matchers.MATCHERS, matchers.POSIX_CLASSES)),
  );
}

const NO_FUNCTIONS: readonly FunctionDefinition[] = [];

class Lazy<T> {
  readonly #create: () => T;
  #value: { readonly value: T } | undefined;

  constructor(create: () => T) {
    this.#create = create;
  }

  get value(): T {
    this.#value ??= { value: this.#create() };
    return this.#value.value;
  }
}

class LoadedCatalogue implements Catalogue {
  readonly commands: readonly Command[];
  readonly allFunctions: readonly FunctionDefinition[];
  readonly #commands = new Map<string, Command>();
  readonly #functions = new Map<string, FunctionDefinition[]>();
  readonly #dataObjects: Lazy<ReadonlyMap<string, DataObject>>;
  readonly #fields: Lazy<ReadonlyMap<string, KnownField>>;
  readonly #metrics: Lazy<ReadonlyMap<string, MetricKey>>;
  readonly #smartscape: Lazy<Smartscape>;
  readonly #matchers: Lazy<MatcherTable>;
  readonly #files: ReadonlyMap<string, DataObject>;

  constructor(
    commands: readonly Command[],
    functions: readonly FunctionDefinition[],
    dataObjects: Lazy<ReadonlyMap<string, DataObject>>,
    fields: Lazy<ReadonlyMap<string, KnownField>>,
    metrics: Lazy<ReadonlyMap<string, MetricKey>>,
    smartscape: Lazy<Smartscape>,
    matchers: Lazy<MatcherTable>,
    files: ReadonlyMap<string, DataObject> = new Map(),
  ) {
    this.commands = commands;
    this.allFunctions = functions;
    for (const command of commands) this.#commands.set(lowerCase(command.name), command);
    for (const definition of functions) {
      const key = lowerCase(definition.name);
      const known = this.#functions.get(key);
      if (known === undefined) this.#functions.set(key, [definition]);
      else known.push(definition);
    }
    this.#dataObjects = dataObjects;
    this.#fields = fields;
    this.#metrics = metrics;
    this.#smartscape = smartscape;
    this.#matchers = matchers;
    this.#files = files;
  }

  withFiles(files: ReadonlyMap<string, DataObject>): Catalogue {
    return new LoadedCatalogue(
      this.commands,
      this.allFunctions,
      this.#dataObjects,
      this.#fields,
      this.#metrics,
      this.#smartscape,
      this.#matchers,
      files,
    );
  }

  command(name: string): Command | undefined {
    return this.#commands.get(name) ?? this.#commands.get(lowerCase(name));
  }

  functions(name: string): readonly FunctionDefinition[] {
    return this.#functions.get(name) ?? this.#functions.get(lowerCase(name)) ?? NO_FUNCTIONS;
  }

  function(name: string, use: FunctionUse): FunctionDefinition | undefined {
    for (const definition of this.functions(name)) if (definition.use === use) return definition;
    return undefined;
  }

  parameter(owner: { readonly parameters: readonly Parameter[] }, name: string): Parameter | undefined {
    const lower = lowerCase(name);
    for (const parameter of owner.parameters) if (parameter.keys.includes(lower)) return parameter;
    return undefined;
  }

  get dataObjects(): ReadonlyMap<string, DataObject> {
    return this.#dataObjects.value;
  }

  dataObject(name: string): DataObject | undefined {
    return this.#dataObjects.value.get(name) ?? this.#files.get(name);
  }

  get fields(): ReadonlyMap<string, KnownField> {
    return this.#fields.value;
  }

  field(name: string): KnownField | undefined {
    return this.#fields.value.get(name);
  }

  get metricKeys(): ReadonlyMap<string, MetricKey> {
    return this.#metrics.value;
  }

  get smartscape(): Smartscape {
    return this.#smartscape.value;
  }

  get matchers(): MatcherTable {
    return this.#matchers.value;
  }
}
