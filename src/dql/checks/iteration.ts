/** Iterative expressions: `a[]` stands for each element, until a function takes them all. Source: docs "DQL operators". */

import type { Catalogue } from '../catalogue/catalogue.ts';
import type { Item, Value } from '../tree.ts';

/** Whether a function takes the elements one by one, as `iAny` does. */
export function consumesIteration(name: string): boolean {
  return name.length > 1 && name.startsWith('i') && name[1] === name[1]?.toUpperCase() && name !== 'iIndex';
}

/** Whether a value stands for each element of an array. */
export function iterates(value: Value, catalogue: Catalogue): boolean {
  switch (value.kind) {
    case 'Iteration':
      return true;
    case 'Paren':
      return iterates(value.expression, catalogue);
    case 'Unary':
      return iterates(value.operand, catalogue);
    case 'Binary':
      return iterates(value.left, catalogue) || iterates(value.right, catalogue);
    case 'InBlock':
      return iterates(value.left, catalogue);
    case 'Align':
      return value.operand !== undefined && iterates(value.operand, catalogue);
    case 'Element':
      return iterates(value.value, catalogue);
    case 'Group':
      return anyIterates(value.items, catalogue);
    case 'Call': {
      const name = catalogue.functions(value.name.text)[0]?.name;
      return (name === undefined || !consumesIteration(name)) && anyIterates(value.items, catalogue);
    }
    default:
      return false;
  }
}

function anyIterates(items: readonly Item[], catalogue: Catalogue): boolean {
  return items.some((item) => iterates(item.value, catalogue));
}
