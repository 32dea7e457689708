/** The signature of the command or function whose parameters are being written, and which of them it is. */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Command, FunctionDefinition, Parameter } from '../catalogue/definitions.ts';
import type { Binding } from '../checks/binding.ts';
import type { Node, Tree } from '../tree.ts';
import { pathAt } from '../treeQueries.ts';
import { cursorAt } from './cursor.ts';
import { defaultText } from './defaults.ts';
import { expectationAt } from './expectation.ts';
import { inline, joined } from './hoverMarkdown.ts';
import { lifecycle, type SignatureText, signatureText } from './signature.ts';

export interface SignatureHelp {
  readonly signatures: readonly Signature[];
  readonly activeSignature: number;
  /** Of the active signature; its number of parameters where the value fits none. */
  readonly activeParameter: number;
}

export interface Signature {
  readonly label: string;
  readonly documentation: string;
  /** `label` is the part of the signature's label, from and to. */
  readonly parameters: readonly { readonly label: readonly [number, number]; readonly documentation: string }[];
}

/** Undefined outside of parameters. */
export function signatureHelp(tree: Tree, offset: number, catalogue: Catalogue): SignatureHelp | undefined {
  const place = placeAt(tree, offset);
  if (place === undefined) return undefined;
  const { owner, parameter, item } = expectationAt(place.tree, place.path, catalogue);
  if (owner === undefined) return undefined;
  // Definitions of one name differ by where they are used; the one that is meant comes first.
  const others =
    owner.node.kind === 'Call'
      ? catalogue.functions(owner.node.name.text).filter((each) => each !== owner.definition)
      : [];
  const shown = signatureText(owner.definition).parameters;
  const active = parameter ?? (item?.parameter === undefined ? onlyOpen(shown, owner.binding) : undefined);
  const at = shown.findIndex((each) => each.parameter === active);
  return {
    signatures: [owner.definition, ...others].map(signatureOf),
    activeSignature: 0,
    activeParameter: at < 0 ? shown.length : at,
  };
}

/** Where all positional parameters have their values, another one can only be named; with one left, it is that one. */
function onlyOpen(shown: SignatureText['parameters'], { items }: Binding): Parameter | undefined {
  const open = shown.filter(({ parameter }) => !items.some((bound) => bound.parameter === parameter));
  return open.length === 1 ? open[0]?.parameter : undefined;
}

/** As if a value stood at the offset, so that the parameter is known before it is written. */
function placeAt(tree: Tree, offset: number): { tree: Tree; path: readonly Node[] } | undefined {
  const cursor = cursorAt(tree, offset);
  if (cursor?.kind === 'value' || cursor?.kind === 'afterValue') return { tree: cursor.tree, path: cursor.path };
  if (cursor?.kind === 'command') return undefined;
  const path = pathAt(tree.query, offset);
  return path.some((node) => node.kind === 'Item') ? { tree, path } : undefined;
}

function signatureOf(definition: Command | FunctionDefinition): Signature {
  const { label, parameters } = signatureText(definition);
  return {
    label,
    documentation: joined([lifecycle(definition), definition.description]),
    parameters: parameters.map(({ parameter, start, end }) => ({
      label: [start, end],
      documentation: parameterDocumentation(parameter),
    })),
  };
}

function parameterDocumentation(parameter: Parameter): string {
  const { description, defaultValue } = parameter;
  const usual = defaultValue === undefined ? undefined : `Default: ${inline(defaultText(defaultValue))}`;
  return joined([lifecycle(parameter), description, usual]);
}
