import { describe, expect, it } from 'vitest';
import { notificationLines } from './resultText.ts';

const note = { severity: 'WARNING', message: 'Cut.', partial: true, range: undefined };

describe('notifications under a result', () => {
  it('say that it is not whole, and which setting allows more records', () => {
    expect(notificationLines([{ ...note, type: 'RESULT_LIMIT_RECORDS' }])).toEqual([
      {
        severity: 'warning',
        message: 'The result is not complete: Cut. The setting dynatraceKonnect.query.maxResultRecords allows more.',
      },
    ]);
    expect(notificationLines([{ ...note, type: 'SCAN_LIMIT_GBYTES' }])[0]?.message).toBe(
      'The result is not complete: Cut.',
    );
  });
});
