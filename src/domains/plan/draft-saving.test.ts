import { describe, expect, it } from 'vitest';
import { plainText } from '#platform/typed-text';
import { mergeCells, type SentCell } from './draft-saving.ts';

const at = new Date('2026-04-01T00:00:00Z');
const change = (revision: number, field: string, before: string, after: string) => ({ revision, field, before, after, actingAs: 'member: 道路課', at });
const sent = (field: string, revision: number, value: string): SentCell => ({ rowId: 1, revision, field, value });

describe('a cell that comes back', () => {
  it('is saved where nobody else changed it', () => {
    expect(mergeCells({ name: '公園' }, [], [sent('name', 1, '大公園')])).toEqual({ saved: { name: '大公園' }, conflicts: [] });
    expect(mergeCells({ name: '公園', total: '3' }, [change(2, 'total', '2', '3')], [sent('name', 1, '大公園')])).toEqual({ saved: { name: '大公園' }, conflicts: [] });
  });

  it('changes nothing where it says what the page showed, though another changed it', () => {
    expect(mergeCells({ total: '3' }, [change(2, 'total', '2', '3')], [sent('total', 1, '2')])).toEqual({ saved: {}, conflicts: [] });
  });

  it('is in conflict where two people changed it differently, with all three texts', () => {
    const { saved, conflicts } = mergeCells({ total: '4' }, [change(2, 'total', '2', '3'), change(3, 'total', '3', '4')], [sent('total', 1, '5')]);
    expect(saved).toEqual({});
    expect(conflicts).toEqual([{ rowId: 1, field: 'total', was: '2', theirs: '4', yours: '5', actingAs: 'member: 道路課', at }]);
    expect(mergeCells({ total: '4' }, [change(2, 'total', '2', '4')], [sent('total', 1, '4')])).toEqual({ saved: {}, conflicts: [] });
  });

  it('is saved where another changed it and changed it back', () => {
    expect(mergeCells({ total: '2' }, [change(2, 'total', '2', '3'), change(3, 'total', '3', '2')], [sent('total', 1, '5')])).toEqual({ saved: { total: '5' }, conflicts: [] });
  });

  it('loses only what no text can hold', () => {
    expect(plainText(' 一行目\r\n二行目\0 ')).toBe('一行目\n二行目');
  });
});
