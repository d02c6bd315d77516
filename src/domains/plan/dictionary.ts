/** The data dictionary of the plain table (CSV and XLSX), column by column in its order. */
import { plainColumns, yearColumns, type PlainColumn, type YearColumn } from '#domains/book';
import type { Dataset } from '#platform/domain';

type Entry = Dataset['dictionary'][number];
type Meaning = Pick<Entry, 'type' | 'unit' | 'meaning'>;

const meanings: Record<PlainColumn, Meaning> = {
  'direction-code': { type: 'string', meaning: { ja: 'まちづくりの方向（計画書の章）の番号', en: 'Code of the direction (chapter of the book)' } },
  direction: { type: 'string', meaning: { ja: 'まちづくりの方向の名称', en: 'Name of the direction' } },
  'policy-code': { type: 'string', meaning: { ja: '政策のコード', en: 'Code of the policy' } },
  policy: { type: 'string', meaning: { ja: '政策の名称', en: 'Name of the policy' } },
  'measure-code': { type: 'string', meaning: { ja: '施策のコード', en: 'Code of the measure' } },
  measure: { type: 'string', meaning: { ja: '施策の名称', en: 'Name of the measure' } },
  number: { type: 'string', meaning: { ja: '事業の番号。名称が変わっても同じ番号です', en: 'Number of the programme; stays when the name changes' } },
  name: { type: 'string', meaning: { ja: '主要事業の名称（計画書のとおり）', en: 'Name of the programme as printed' } },
  listed: { type: 'string', meaning: { ja: '主：主な掲載　再掲：再掲の行', en: '主: primary listing, 再掲: relisting' } },
  kinds: { type: 'list', meaning: { ja: '重点・新規などの区分。; で区切ります', en: 'Kinds such as priority or new, parted by ;' } },
  departments: { type: 'list', meaning: { ja: '所管の部/課。; で区切ります', en: 'Bureau/section that answer for it, parted by ;' } },
  others: { type: 'string', meaning: { ja: '他：名前のない部課も関わります', en: '他: departments that are not named take part' } },
  references: { type: 'list', meaning: { ja: '再掲先などの施策コード。; で区切ります', en: 'Codes of measures that the row refers to, parted by ;' } },
  links: { type: 'list', meaning: { ja: '実施または計上する別の事業。; で区切ります', en: 'Programmes that carry it out or account for it, parted by ;' } },
  unit: { type: 'string', meaning: { ja: 'この行の金額の単位', en: 'Unit of the amounts in this row' } },
  total: { type: 'number', unit: { ja: '単位の欄', en: 'as the unit column says' }, meaning: { ja: '計画期間の事業費の合計。*** は未定', en: 'Cost of the whole period; *** is not settled' } },
  'total-provenance': { type: 'string', meaning: { ja: '合計の根拠。記載・推計・未定・空欄・欄なし', en: 'How the total is known: printed, implied, not settled, empty cell, no cell' } },
};

const yearMeanings: Record<YearColumn, Meaning> = {
  activity: { type: 'string', meaning: { ja: '年度ごとの事業内容', en: 'What is done in the fiscal year' } },
  cost: { type: 'number', unit: { ja: '単位の欄', en: 'as the unit column says' }, meaning: { ja: '年度ごとの事業費。*** は未定', en: 'Cost of the fiscal year; *** is not settled' } },
  provenance: { type: 'string', meaning: { ja: '事業費の根拠。記載・推計・未定・空欄・欄なし', en: 'How the cost is known: printed, implied, not settled, empty cell, no cell' } },
};

function entries<Key extends string>(columns: Record<Key, { ja: string }>, said: Record<Key, Meaning>, prefix: string): Entry[] {
  return (Object.keys(said) as Key[]).map((key) => ({ name: `${prefix}${columns[key].ja}`, ...said[key] }));
}

export const planDictionary: Entry[] = [...entries(plainColumns, meanings, ''), ...entries(yearColumns, yearMeanings, 'YYYY年度 ')];
