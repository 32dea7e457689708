/**
 * A virtual table: however many rows a result has, only those in view are in the document. Keyboard and screen readers see the ARIA
 * grid pattern: one cell has the focus, arrows move it, Home/End and PageUp/PageDown jump, Ctrl+C copies.
 */

import { cellText } from './cellText.ts';
import type { ResultColumn } from './messages.ts';

/** One row's height in CSS pixels; the layout depends on every row having it. */
const ROW_HEIGHT = 22;
const MAX_BODY_HEIGHT = 16 * ROW_HEIGHT;
/** Browsers cap an element's height; beyond this the scroll bar is scaled. */
const MAX_SCROLL_HEIGHT = 8_000_000;
const MIN_COLUMN_WIDTH = 56;
const MAX_COLUMN_WIDTH = 420;
const CHARACTER_WIDTH = 7.3;
/** The rows that the first widths of the columns are made for. */
const FIRST_ROWS = 50;
const NUMERIC: ReadonlySet<string> = new Set(['long', 'double', 'duration']);

/** Where the grid takes its rows from. */
export interface GridData {
  readonly columns: readonly ResultColumn[];
  readonly totalRows: number;
  /** The cell as the query API sent it; undefined while it is not here yet. */
  cell(row: number, column: number): unknown;
  has(row: number): boolean;
  /** Asks for rows that are in view and not here; `changed` is called when they are. */
  want(from: number, to: number, changed: () => void): void;
}

export function createGrid(data: GridData): HTMLElement {
  return new Grid(data).element;
}

/** Several results share one document, so the ids of their cells must differ. */
let gridCount = 0;

class Grid {
  readonly #id = `grid-${++gridCount}`;
  readonly element = document.createElement('div');
  readonly #data: GridData;
  readonly #body = document.createElement('div');
  readonly #spacer = document.createElement('div');
  readonly #rows = document.createElement('div');
  readonly #widths: number[];
  readonly #heads: HTMLElement[] = [];
  #row = 0;
  #column = 0;
  #painted = '';

  constructor(data: GridData) {
    this.#data = data;
    this.#widths = data.columns.map((_, index) => columnWidth(data, index, 0, FIRST_ROWS));
    this.element.className = 'grid';
    this.#body.className = 'grid-body';
    this.#body.style.maxHeight = `${MAX_BODY_HEIGHT}px`;
    this.#body.tabIndex = 0;
    this.#body.setAttribute('role', 'grid');
    this.#body.setAttribute('aria-rowcount', String(data.totalRows + 1));
    this.#body.setAttribute('aria-colcount', String(data.columns.length));
    this.#body.setAttribute('aria-label', `Result: ${data.totalRows} rows, ${data.columns.length} columns`);
    this.#rows.className = 'grid-rows';
    this.#rows.setAttribute('role', 'presentation');
    this.#spacer.className = 'grid-spacer';
    this.#spacer.setAttribute('role', 'presentation');
    this.#spacer.style.height = `${this.#scrollHeight()}px`;
    this.#spacer.append(this.#rows);
    this.#body.append(this.#header(), this.#spacer);
    this.element.append(this.#body);
    this.#body.addEventListener('scroll', () => this.#paint());
    this.#body.addEventListener('keydown', (event) => this.#key(event));
    this.#rows.addEventListener('mousedown', (event) => this.#click(event));
    new ResizeObserver(() => this.#paint()).observe(this.#body);
    this.#paint();
  }

  #scrollHeight(): number {
    return Math.min(this.#data.totalRows * ROW_HEIGHT, MAX_SCROLL_HEIGHT);
  }

  #header(): HTMLElement {
    const row = document.createElement('div');
    row.className = 'grid-header';
    row.setAttribute('role', 'row');
    row.setAttribute('aria-rowindex', '1');
    this.#data.columns.forEach((column, index) => {
      const cell = document.createElement('div');
      cell.className = 'grid-head';
      cell.setAttribute('role', 'columnheader');
      cell.setAttribute('aria-colindex', String(index + 1));
      cell.style.width = `${this.#widths[index]}px`;
      cell.textContent = column.name;
      cell.title = `${column.name} (${column.type})`;
      const edge = document.createElement('span');
      edge.className = 'grid-resize';
      edge.addEventListener('pointerdown', (event) => this.#resize(event, index, cell));
      cell.append(edge);
      this.#heads.push(cell);
      row.append(cell);
    });
    return row;
  }

  #resize(event: PointerEvent, index: number, head: HTMLElement): void {
    event.preventDefault();
    const from = event.clientX;
    const before = this.#widths[index]!;
    const edge = event.target as HTMLElement;
    edge.setPointerCapture(event.pointerId);
    const move = (next: PointerEvent): void => {
      this.#widths[index] = Math.max(MIN_COLUMN_WIDTH, before + next.clientX - from);
      head.style.width = `${this.#widths[index]}px`;
      this.#painted = '';
      this.#paint();
    };
    edge.addEventListener('pointermove', move);
    edge.addEventListener('pointerup', () => edge.removeEventListener('pointermove', move), { once: true });
  }

  /** The first row in view; where the scroll bar is scaled, a pixel stands for several rows. */
  #firstRow(): number {
    const { totalRows } = this.#data;
    const height = this.#scrollHeight();
    if (height < MAX_SCROLL_HEIGHT) return Math.floor(this.#body.scrollTop / ROW_HEIGHT);
    const room = height - this.#body.clientHeight;
    return Math.floor((this.#body.scrollTop / Math.max(1, room)) * (totalRows - this.#visibleRows()));
  }

  #visibleRows(): number {
    return Math.ceil((this.#body.clientHeight || MAX_BODY_HEIGHT) / ROW_HEIGHT);
  }

  #paint(): void {
    const from = Math.max(0, this.#firstRow() - 2);
    const to = Math.min(this.#data.totalRows, from + this.#visibleRows() + 4);
    const complete = this.#data.has(from) && this.#data.has(Math.max(from, to - 1));
    const painting = `${from}:${to}:${complete}:${this.#row}:${this.#column}`;
    if (painting === this.#painted) return;
    this.#painted = painting;
    this.#widen(from, to);
    const rows = document.createDocumentFragment();
    for (let row = from; row < to; row++) rows.append(this.#rowElement(row));
    this.#rows.replaceChildren(rows);
    const top = this.#scrollHeight() < MAX_SCROLL_HEIGHT ? from * ROW_HEIGHT : this.#body.scrollTop;
    this.#rows.style.transform = `translateY(${top}px)`;
    this.#body.setAttribute('aria-activedescendant', this.#cellId(this.#row, this.#column));
    if (!complete) {
      this.#data.want(from, to, () => {
        this.#painted = '';
        this.#paint();
      });
    }
  }

  /** The digits of a number are all shown, also of those far below. A text that is cut short shows that it is. */
  #widen(from: number, to: number): void {
    this.#data.columns.forEach((column, index) => {
      if (!NUMERIC.has(column.type)) return;
      const needed = columnWidth(this.#data, index, from, to);
      if (needed <= this.#widths[index]!) return;
      this.#widths[index] = needed;
      this.#heads[index]!.style.width = `${needed}px`;
    });
  }

  #rowElement(row: number): HTMLElement {
    const element = document.createElement('div');
    element.className = row % 2 ? 'grid-row odd' : 'grid-row';
    element.setAttribute('role', 'row');
    element.setAttribute('aria-rowindex', String(row + 2));
    const here = this.#data.has(row);
    this.#data.columns.forEach((column, index) => {
      const cell = document.createElement('div');
      const shown = here ? cellText(this.#data.cell(row, index), column) : { text: '…', numeric: false, absent: true };
      cell.id = this.#cellId(row, index);
      cell.className = `grid-cell${shown.numeric ? ' numeric' : ''}${shown.absent ? ' absent' : ''}`;
      if (row === this.#row && index === this.#column) cell.classList.add('current');
      cell.setAttribute('role', 'gridcell');
      cell.setAttribute('aria-colindex', String(index + 1));
      cell.style.width = `${this.#widths[index]}px`;
      cell.textContent = here && shown.absent ? 'null' : shown.text.replaceAll('\n', ' ⏎ ');
      cell.title = shown.text;
      element.append(cell);
    });
    return element;
  }

  #click(event: MouseEvent): void {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('.grid-cell');
    if (!cell) return;
    const [row, column] = cell.id.split(':').slice(1).map(Number);
    if (row !== undefined && column !== undefined) this.#moveTo(row, column);
  }

  #key(event: KeyboardEvent): void {
    const page = this.#visibleRows() - 1;
    const last = this.#data.totalRows - 1;
    const moves: Record<string, [number, number]> = {
      ArrowDown: [this.#row + 1, this.#column],
      ArrowUp: [this.#row - 1, this.#column],
      ArrowRight: [this.#row, this.#column + 1],
      ArrowLeft: [this.#row, this.#column - 1],
      PageDown: [this.#row + page, this.#column],
      PageUp: [this.#row - page, this.#column],
      Home: [event.ctrlKey ? 0 : this.#row, 0],
      End: [event.ctrlKey ? last : this.#row, this.#data.columns.length - 1],
    };
    const move = moves[event.key];
    if (move) {
      event.preventDefault();
      event.stopPropagation();
      this.#moveTo(...move);
    } else if ((event.ctrlKey || event.metaKey) && event.key === 'c' && !getSelection()?.toString()) {
      event.preventDefault();
      const column = this.#data.columns[this.#column];
      if (column) void navigator.clipboard.writeText(cellText(this.#data.cell(this.#row, this.#column), column).text);
    }
  }

  #moveTo(row: number, column: number): void {
    this.#row = clamp(row, 0, this.#data.totalRows - 1);
    this.#column = clamp(column, 0, this.#data.columns.length - 1);
    const first = this.#firstRow();
    const visible = this.#visibleRows() - 2;
    if (this.#row < first || this.#row > first + visible) {
      const target = this.#row < first ? this.#row : this.#row - visible;
      this.#body.scrollTop = this.#scrollTopOf(target);
    }
    this.#paint();
    this.#rows
      .querySelector(`#${CSS.escape(this.#cellId(this.#row, this.#column))}`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  #cellId(row: number, column: number): string {
    return `${this.#id}:${row}:${column}`;
  }

  #scrollTopOf(row: number): number {
    const height = this.#scrollHeight();
    if (height < MAX_SCROLL_HEIGHT) return row * ROW_HEIGHT;
    return (row / Math.max(1, this.#data.totalRows - this.#visibleRows())) * (height - this.#body.clientHeight);
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}

/** Wide enough for the name and for what the rows hold. */
function columnWidth(data: GridData, column: number, from: number, to: number): number {
  const head = data.columns[column]!;
  let longest = head.name.length + 2;
  for (let row = from; row < Math.min(to, data.totalRows); row++) {
    if (data.has(row)) longest = Math.max(longest, cellText(data.cell(row, column), head).text.length);
  }
  return clamp(Math.round(longest * CHARACTER_WIDTH) + 18, MIN_COLUMN_WIDTH, MAX_COLUMN_WIDTH);
}
