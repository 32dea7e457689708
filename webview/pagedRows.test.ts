import { describe, expect, it } from 'vitest';
import type { ResultOutput, RowsRequest } from './messages.ts';
import { PagedRows } from './pagedRows.ts';

const output: ResultOutput = {
  resultId: 'r1',
  columns: [{ name: 'n', type: 'long' }],
  totalRows: 1000,
  firstRows: [Array.from({ length: 50 }, (_, row) => String(row))],
  footer: '',
  notifications: [],
};

describe('rows of a result in the browser', () => {
  it('has the first window without asking', () => {
    const asked: RowsRequest[] = [];
    const rows = new PagedRows(
      output,
      (request) => asked.push(request),
      () => undefined,
    );
    expect(rows.has(49)).toBe(true);
    expect(rows.cell(49, 0)).toBe('49');
    expect(asked).toEqual([]);
  });

  it('asks once for a page, however often it is wanted, and tells everyone when it is here', () => {
    const asked: RowsRequest[] = [];
    const rows = new PagedRows(
      output,
      (request) => asked.push(request),
      () => undefined,
    );
    let changes = 0;
    rows.want(395, 405, () => changes++);
    rows.want(398, 402, () => changes++);
    expect(asked.map(({ from, to }) => [from, to])).toEqual([
      [200, 400],
      [400, 600],
    ]);
    rows.receive({
      type: 'rows',
      resultId: 'r1',
      from: 200,
      cells: [Array.from({ length: 200 }, (_, row) => String(200 + row))],
    });
    expect(changes).toBe(2);
    expect(rows.cell(399, 0)).toBe('399');
    expect(rows.has(400)).toBe(false);
  });

  it('keeps out the rows of another result and says when its own are gone', () => {
    let gone = false;
    const rows = new PagedRows(
      output,
      () => undefined,
      () => {
        gone = true;
      },
    );
    rows.want(500, 510, () => undefined);
    rows.receive({ type: 'rows', resultId: 'other', from: 400, cells: [['x']] });
    expect(rows.has(400)).toBe(false);
    rows.receive({ type: 'rows', resultId: 'r1', from: 400 });
    expect(gone).toBe(true);
  });

  it('shows only the first window where nobody can be asked', () => {
    expect(new PagedRows(output, undefined, () => undefined).totalRows).toBe(50);
  });
});
