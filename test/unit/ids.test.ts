import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as ids from '../../src/ids.ts';

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly contributes: {
    readonly commands: readonly { command: string; title: string; category: string }[];
    readonly views: Readonly<Record<string, readonly { id: string }[]>>;
    readonly viewsContainers: { readonly activitybar: readonly { id: string }[] };
    readonly menus: Readonly<Record<string, readonly { command: string; when?: string }[]>>;
    readonly viewsWelcome: readonly { view: string; when: string; contents: string }[];
    readonly languages: readonly { id: string }[];
    readonly notebooks: readonly { type: string }[];
    readonly notebookRenderer: readonly { id: string; mimeTypes: readonly string[] }[];
    readonly configuration: {
      readonly properties: Readonly<
        Record<string, { scope?: string; description?: string; markdownDescription?: string }>
      >;
    };
  };
}

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as Manifest;
const { contributes } = manifest;
const sorted = (values: Iterable<string>): string[] => [...values].sort();

describe('ids and the manifest', () => {
  it('name the same commands', () => {
    expect(sorted(contributes.commands.map(({ command }) => command))).toEqual(sorted(Object.values(ids.commands)));
  });

  it('name the same views', () => {
    const views = Object.values(contributes.views).flatMap((group) => group.map(({ id }) => id));
    const { container, ...own } = ids.views;
    expect(sorted(views)).toEqual(sorted(Object.values(own)));
    expect(contributes.viewsContainers.activitybar.map(({ id }) => id)).toEqual([container]);
    expect(Object.keys(contributes.views)).toEqual([container]);
  });

  it('name the same extension, language, notebook and renderer', () => {
    expect(ids.extensionId).toBe(`${manifest.publisher}.${manifest.name}`);
    expect(contributes.languages.map(({ id }) => id)).toContain(ids.dqlLanguage);
    expect(contributes.notebooks.map(({ type }) => type)).toEqual([ids.notebookType]);
    expect(contributes.notebookRenderer).toMatchObject([{ id: ids.rendererId, mimeTypes: [ids.resultMime] }]);
  });

  it('menus and welcome texts use declared commands, views and context keys only', () => {
    const declared = new Set<string>(Object.values(ids.commands));
    for (const { command } of Object.values(contributes.menus).flat()) expect(declared).toContain(command);
    for (const { contents } of contributes.viewsWelcome) {
      for (const [, command] of contents.matchAll(/\(command:([^)]+)\)/g)) expect(declared).toContain(command);
    }
    const known = new Set<string>([...Object.values(ids.contextKeys), ...Object.values(ids.views)]);
    const conditions = [...Object.values(contributes.menus).flat(), ...contributes.viewsWelcome].flatMap(
      ({ when }) => when ?? [],
    );
    for (const key of conditions.join(' ').match(/dynatraceKonnect\.\w+/g) ?? []) expect(known).toContain(key);
  });

  it('every setting is in our section, described, and says who may set it', () => {
    for (const [name, setting] of Object.entries(contributes.configuration.properties)) {
      expect(name.startsWith(`${ids.settings.section}.`)).toBe(true);
      expect(setting.description ?? setting.markdownDescription, name).toBeTruthy();
      expect(setting.scope, name).toBeTruthy();
    }
    expect(contributes.configuration.properties[`${ids.settings.section}.connections`]?.scope).toBe('application');
  });

  it('commands that ask something end in an ellipsis, and every command has a category', () => {
    for (const { title, category } of contributes.commands) {
      expect(['Dynatrace', 'Konnect', 'DQL']).toContain(category);
      expect(title).not.toMatch(/\.\.\.$/);
    }
  });
});
