/** Visits the tree once and calls the rules for each kind of node; what is known of an expression travels upward as `Facts`. */

import type { Command as CommandDefinition, Parameter } from '../catalogue/definitions.ts';
import { Type } from '../catalogue/typeSet.ts';
import type { Block, Call, Command, Expression, Query, Value } from '../tree.ts';
import { checkArrayAggregation, checkArrayArithmetic, checkArrayComparison } from './arrayChecks.ts';
import { type Binding, type BoundItem, bind } from './binding.ts';
import { checkCommand, QueryState } from './commandChecks.ts';
import { checkComparison, checkPitfalls } from './comparisonChecks.ts';
import type { CheckContext } from './context.ts';
import { checkCost } from './costChecks.ts';
import { isHyphenated } from './edits.ts';
import {
  checkAlign,
  checkArithmetic,
  checkDuration,
  checkElement,
  checkInBlock,
  checkIteration,
  checkLogic,
  checkNegation,
  checkNot,
  checkString,
  checkVariable,
} from './expressionChecks.ts';
import { type Facts, Mark, marksOf, typesOf, UNKNOWN } from './facts.ts';
import { checkDuplicateFields } from './fieldChecks.ts';
import { checkFunction, checkIndexUse, chooseDefinition, reportUnknownFunction } from './functionChecks.ts';
import { checkIdComparison, checkIdsIn } from './idChecks.ts';
import { checkAlias } from './itemChecks.ts';
import { consumesIteration } from './iteration.ts';
import { checkIterativeAggregation } from './iterationChecks.ts';
import { checkRollup } from './metricChecks.ts';
import type { Owner, Place } from './owner.ts';
import { checkBinding } from './parameterChecks.ts';
import { checkFilterStyle, checkNotStyle, checkOperandStyle, checkParentheses, checkSignStyle } from './styleChecks.ts';
import { binaryTypes, returnTypes } from './types.ts';
import { checkValue } from './valueChecks.ts';

export class Walker {
  readonly #context: CheckContext;
  /** Of the parameters visited last: the types of the first one, and of all others together. */
  #firstTypes: number = Type.Any;
  #otherTypes: number = Type.None;
  /** In the condition of `search`, where a text is a condition. */
  #inSearch = false;

  constructor(context: CheckContext) {
    this.#context = context;
  }

  query(query: Query, inBlock: boolean): void {
    const context = this.#context;
    const state = new QueryState(query, inBlock);
    const outer = context.command;
    for (const command of query.commands) {
      context.command = command;
      const definition = context.analysis.definition(command);
      checkCommand(context, command, definition, state);
      if (definition === undefined) for (const item of command.items) this.#value(item.value, 'scalar');
      else this.#commandItems(command, definition);
      state.add(command, definition);
    }
    context.command = outer;
    checkCost(context, state);
  }

  #commandItems(command: Command, definition: CommandDefinition): void {
    const context = this.#context;
    const binding = context.analysis.binding(command);
    const name = command.name!;
    const owner: Owner = {
      kind: 'command',
      name: definition.name,
      definition,
      start: name.start,
      end: name.end,
      outerEnd: command.end,
    };
    checkBinding(context, owner, binding, command.items);
    this.#boundItems(owner, binding, 'scalar');
    checkDuplicateFields(context, definition.name, binding);
  }

  /** Visits the values of all items and checks each against its parameter; answers the marks of all of them. */
  #boundItems(owner: Owner, binding: Binding, place: Place): number {
    let marks = 0;
    let first: number = Type.None;
    let others: number = Type.None;
    for (const bound of binding.items) {
      const { parameter, item } = bound;
      if (parameter === undefined) {
        if (bound.fit !== 'alias') marks |= marksOf(this.#value(item.value, this.#surplusPlace(binding, place)));
        continue;
      }
      const facts = this.#boundItem(owner, bound, parameter, place);
      marks |= marksOf(facts);
      if (parameter === binding.parameters[0]) first |= typesOf(facts);
      else others |= typesOf(facts);
    }
    this.#firstTypes = first;
    this.#otherTypes = others;
    return marks;
  }

  /** What fits no parameter was most likely meant for the first positional one. */
  #surplusPlace(binding: Binding, place: Place): Place {
    const parameter = binding.parameters.find((each) => !each.named);
    return parameter === undefined ? place : placeOf(parameter, place);
  }

  #boundItem(owner: Owner, bound: BoundItem, parameter: Parameter, place: Place): Facts {
    const context = this.#context;
    const { item } = bound;
    checkAlias(context, owner, item, parameter);
    this.#inSearch = parameter.kinds[0] === 'searchCondition';
    const facts = isRead(context, parameter, item.value)
      ? this.#value(item.value, placeOf(parameter, place))
      : Type.Any | Mark.Reads;
    checkValue(context, owner, bound, parameter, facts);
    checkIndexUse(context, item.value, facts);
    if (owner.name === 'filterOut' && item.value.kind === 'Unary') {
      checkFilterStyle(context, owner, item.value);
    }
    return isFieldName(parameter) ? facts | Mark.Reads : isName(parameter) ? facts & ~Mark.Reads : facts;
  }

  #value(value: Value, place: Place): Facts {
    switch (value.kind) {
      case 'Group': {
        let marks = 0;
        for (const item of value.items) marks |= marksOf(this.#value(item.value, place));
        return Type.Any | marks;
      }
      case 'Block':
        this.#block(value);
        return Type.Any;
      default:
        return this.expression(value, place);
    }
  }

  #block(block: Block): void {
    if (block.query !== undefined) this.query(block.query, true);
  }

  expression(node: Expression, place: Place): Facts {
    const context = this.#context;
    switch (node.kind) {
      case 'Field':
        return Type.Any | Mark.Reads;
      case 'String':
        checkString(context, node);
        return Type.String;
      case 'Long':
        return Type.Long;
      case 'Double':
        return Type.Double;
      case 'Boolean':
        return Type.Boolean;
      case 'Null':
        return Type.Null;
      case 'Duration':
        checkDuration(context, node);
        return Type.Duration;
      case 'Binary':
        return this.#binary(node, place);
      case 'Call':
        return this.#call(node, place);
      case 'Paren': {
        const facts = this.expression(node.expression, place);
        checkParentheses(context, node);
        return facts;
      }
      case 'Unary': {
        // Parentheses behind `not` are there to be read.
        const isBracketed = node.operator === 'not' && node.operand.kind === 'Paren';
        const facts = this.expression(isBracketed ? node.operand.expression : node.operand, place);
        if (node.operator === 'not') {
          if (!this.#inSearch) checkNot(context, node, facts);
          checkNotStyle(context, node);
          return Type.Boolean | marksOf(facts);
        }
        checkNegation(context, node, facts);
        checkSignStyle(context, node);
        const types = typesOf(facts) & (Type.Numeric | Type.Duration);
        return (types === 0 ? Type.Any : types) | marksOf(facts);
      }
      case 'InBlock': {
        const facts = this.expression(node.left, place);
        this.#block(node.block);
        checkInBlock(context, node);
        return Type.Boolean | marksOf(facts);
      }
      case 'Align': {
        const facts = node.operand === undefined ? Type.Timestamp : this.expression(node.operand, place);
        checkAlign(context, node, facts);
        return Type.Timestamp | marksOf(facts);
      }
      case 'Element': {
        const facts = this.expression(node.value, place);
        if (node.index.kind !== 'Index' && node.index.kind !== 'Member') this.expression(node.index, place);
        checkElement(context, node, facts);
        return Type.Any | marksOf(facts);
      }
      case 'Iteration': {
        const facts = this.expression(node.value, place);
        checkIteration(context, node, facts);
        return Type.Any | marksOf(facts) | Mark.Iterates;
      }
      case 'Variable':
        checkVariable(context, node);
        return UNKNOWN;
      case 'Template':
      case 'Missing':
        return UNKNOWN;
    }
  }

  #binary(node: Extract<Expression, { kind: 'Binary' }>, place: Place): Facts {
    const context = this.#context;
    const left = this.expression(node.left, place);
    const right = this.expression(node.right, place);
    const marks = marksOf(left | right);
    switch (node.operator) {
      case 'and':
      case 'or':
      case 'xor':
        if (!this.#inSearch) checkLogic(context, node, left, right);
        return Type.Boolean | marks;
      case '+':
      case '-':
      case '*':
      case '/':
      case '%': {
        checkArithmetic(context, node, left, right);
        checkArrayArithmetic(context, node);
        checkPitfalls(context, node, left, right);
        checkOperandStyle(context, node);
        const types = binaryTypes(node.operator, typesOf(left), typesOf(right));
        return (types === 0 ? Type.Any : types) | marks;
      }
      default:
        checkComparison(context, node, left, right);
        checkArrayComparison(context, node, left, right);
        if (!this.#inSearch && (node.operator === '==' || node.operator === '!=')) checkIdComparison(context, node);
        return Type.Boolean | marks;
    }
  }

  #call(node: Call, place: Place): Facts {
    const context = this.#context;
    const definition = chooseDefinition(context, node, place);
    if (definition === undefined) {
      let marks = 0;
      for (const item of node.items) marks |= marksOf(this.#value(item.value, place));
      reportUnknownFunction(context, node, place);
      return UNKNOWN | marks;
    }
    const owner: Owner = {
      kind: 'function',
      name: definition.name,
      definition,
      start: node.name.start,
      end: node.name.end,
      outerEnd: node.end,
    };
    const binding = bind(definition.parameters, node.items);
    checkBinding(context, owner, binding, node.items);
    const isAggregation = definition.use !== 'scalar';
    const inner: Place = isAggregation || place === 'insideAggregation' ? 'insideAggregation' : place;
    let marks = this.#boundItems(owner, binding, inner);
    const types = returnTypes(definition, this.#firstTypes, this.#otherTypes);
    checkFunction(context, node, definition);
    if (definition.name === 'in') checkIdsIn(context, node);
    else if (definition.use === 'aggregation') checkArrayAggregation(context, node, definition);
    else if (definition.use === 'metricTimeseries') checkRollup(context, node, definition);
    if (isAggregation && (marks & Mark.Iterates) !== 0) checkIterativeAggregation(context, node, definition);
    if (isAggregation) marks = (marks & ~(Mark.Reads | Mark.Iterates | Mark.Index)) | Mark.Aggregates;
    else if (consumesIteration(definition.name)) marks &= ~(Mark.Iterates | Mark.Index);
    if (definition.name === 'iIndex') marks |= Mark.Index;
    if (definition.name === 'lookup') marks |= Mark.Reads;
    return types | marks | Mark.Calls;
  }
}

/** Whether the value is an expression to visit; a name of something else than a field is not. */
function isRead(context: CheckContext, parameter: Parameter, value: Value): boolean {
  if (value.kind === 'Binary') return !isName(parameter) || !isHyphenated(context, value);
  if (value.kind !== 'Field') return true;
  return !isName(parameter) && !(parameter.kinds[0] === 'word' && parameter.kinds.length === 1);
}

/** Whether the parameter takes a name rather than a value. */
function isName(parameter: Parameter): boolean {
  switch (parameter.kinds[0]) {
    case 'dataObject':
    case 'metricKey':
    case 'nodeType':
    case 'edgeType':
    case 'newField':
    case 'rootField':
    case 'anyField':
    case 'fieldPattern':
    case 'bucket':
      return true;
    default:
      return false;
  }
}

function isFieldName(parameter: Parameter): boolean {
  const kind = parameter.kinds[0];
  return kind === 'rootField' || kind === 'anyField';
}

function placeOf(parameter: Parameter, place: Place): Place {
  switch (parameter.kinds[0]) {
    case 'timeseriesAggregation':
      return 'expressionTimeseries';
    case 'metricAggregation':
      return 'metricTimeseries';
    case 'expression':
      return parameter.kinds[1] === 'aggregation' ? 'aggregation' : place;
    default:
      return place;
  }
}
