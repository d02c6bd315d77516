/** Every sentence of a finding. `name` is a programme, `text` what the source prints. */
import type { Sentence } from '#platform/http';

type Say = (...words: string[]) => Sentence;

function short(text: string): string {
  const characters = [...text.replace(/\s+/g, ' ')];
  return characters.length > 40 ? `${characters.slice(0, 40).join('')}…` : characters.join('');
}

export const findingSentences = {
  'no-table': () => ({
    ja: '事業の表が見つかりません。表の見出し（主要事業、または施策コードと事業名の列）がある文書か確かめてください。',
    en: 'No table of programmes was found. Check that the document has the heads of a table (主要事業, or columns for measure code and programme).',
  }),
  'line-not-understood': (text: string) => ({
    ja: `表にも見出しにも当てはまらない行です：「${short(text)}」。必要な行なら、表の形に直してください。`,
    en: `This line is neither a heading nor part of a table: “${short(text)}”. If it is needed, give it the form of the table.`,
  }),
  'text-before-tables': (text: string) => ({
    ja: `表の前の文章は読み込みません：「${short(text)}」。`,
    en: `Text before the tables is not read: “${short(text)}”.`,
  }),
  'bad-character': (text: string) => ({
    ja: `読めない文字が含まれる行です：「${short(text)}」。文字コードを確かめ、正しい文字に直してください。`,
    en: `The line holds characters that cannot be read: “${short(text)}”. Check the encoding and correct them.`,
  }),
  'heading-without-parent': (text: string) => ({
    ja: `「${short(text)}」の上の見出しがありません。まちづくりの方向と政策の見出しを先に置いてください。`,
    en: `The heading above “${short(text)}” is missing. Put the headings of the direction and the policy before it.`,
  }),
  'heading-differs': (code: string, before: string, now: string) => ({
    ja: `見出し ${code} が2通りあります（「${short(before)}」と「${short(now)}」）。先のものを使いました。正しい方に揃えてください。`,
    en: `Heading ${code} is written in two ways (“${short(before)}” and “${short(now)}”). The first was used; make them the same.`,
  }),
  'measure-named-twice': (code: string, other: string) => ({
    ja: `施策 ${code} は ${other} と同じ名前です。番号が正しいか確かめてください。`,
    en: `Measure ${code} has the same name as ${other}; is the code right?`,
  }),
  'headings-derived': () => ({
    ja: '方向か政策の列がない表なので、施策コードから作りました（協1-1 なら政策 協1、方向 協）。名前を出すには、列「方向コード」「方向」「政策コード」「政策」を足してください。',
    en: 'The table has no columns for directions or policies, so they were made of the measure codes (協1-1: policy 協1, direction 協). To show their names add the columns “direction code”, “direction”, “policy code” and “policy”.',
  }),
  'heading-cells-empty': (text: string) => ({
    ja: `「${short(text)}」の方向か政策が分かりません。列「方向コード」「方向」「政策コード」「政策」を埋めてください。`,
    en: `The direction or policy of “${short(text)}” is not known. Fill the columns “direction code”, “direction”, “policy code” and “policy”.`,
  }),
  'measure-cells-empty': (text: string) => ({
    ja: `どの施策の事業か分からないため、「${short(text)}」を登録できません。列「施策コード」「施策」と、列「方向コード」「方向」「政策コード」「政策」を埋めてください。`,
    en: `“${short(text)}” did not go in: its measure is not known. Fill the columns “measure code” and “measure”, and “direction code”, “direction”, “policy code” and “policy”.`,
  }),
  'measure-unknown': (text: string) => ({
    ja: `どの施策の表か分からないため、「${short(text)}」を登録できません。表の前に施策の見出し（協1-1 のような番号と名前）を置いてください。`,
    en: `“${short(text)}” did not go in: no measure heading (a code such as 協1-1 and a name) stands before its table.`,
  }),
  'years-missing': () => ({
    ja: '表に年度の見出しがありません。ほかの表と同じ年度として読みました。正しいか確かめてください。',
    en: 'The table has no fiscal years in its head. It was read with the years of the other tables; check that they are right.',
  }),
  'year-columns-needed': () => ({
    ja: '表に年度の列がないため、どの年度の計画か分かりません。事業費の列を年度ごとに置いてください（例 2024年度、平成24年度 事業費）。',
    en: 'The table has no column for any fiscal year, so its plan cannot be dated. Add a cost column for each year (such as 2024年度 or FY2024 cost).',
  }),
  'unit-assumed': () => ({
    ja: '表に金額の単位がないため、円として読みました。違う場合は、列「単位」に 千円 や 百万円 と書いてください。',
    en: 'The table names no unit, so its amounts were read as yen. If that is wrong, write 千円 or 百万円 in a column “unit”.',
  }),
  'years-differ': (text: string) => ({
    ja: `表の年度が計画のほかの表と違うため、「${short(text)}」を登録できません。年度の見出しを確かめてください。`,
    en: `“${short(text)}” did not go in: the fiscal years of its table differ from those of the plan. Check the head of the table.`,
  }),
  'money-line-missing': (name: string) => ({
    ja: `「${short(name)}」の次に事業費の行がないため、登録できません。事業名の行と事業費の行を続けて置いてください。`,
    en: `“${short(name)}” did not go in: no cost line follows it. Put the cost line right after the line with the name.`,
  }),
  'money-without-name': () => ({
    ja: 'この事業費の行の前に事業名の行がありません。行の順が入れ替わっていないか、直前の事業もあわせて確かめてください。',
    en: 'No line with a name stands before this cost line. Check whether lines were swapped, also for the programme before it.',
  }),
  'line-doubled': (text: string) => ({
    ja: `直前と同じ行が繰り返されています：「${short(text)}」。2つ目は使いませんでした。`,
    en: `This line repeats the one before: “${short(text)}”. The second was not used.`,
  }),
  'name-missing': (text: string) => ({
    ja: `事業名がない行です：「${short(text)}」。事業名を入れてください。`,
    en: `The row has no name of a programme: “${short(text)}”. Fill in the name.`,
  }),
  'figure-not-understood': (name: string, text: string) => ({
    ja: `「${short(name)}」の金額「${short(text)}」を数として読めないため、登録できません。数字（例 1,750）か *** か空欄にしてください。`,
    en: `“${short(name)}” did not go in: the amount “${short(text)}” is not a number. Write a number (1,750), *** or leave the cell empty.`,
  }),
  'figure-too-large': (name: string, text: string) => ({
    ja: `「${short(name)}」の金額「${short(text)}」は大きすぎるため、登録できません。金額の桁と単位を確かめてください。`,
    en: `“${short(name)}” did not go in: the amount “${short(text)}” is too large. Check its digits and its unit.`,
  }),
  'columns-shifted': (name: string) => ({
    ja: `「${short(name)}」の行は欄の数が表と合わず、どの金額がどの年度か決められないため、登録できません。欄のずれを直してください。`,
    en: `“${short(name)}” did not go in: its line has another number of cells than the table, so amounts cannot be given to years. Correct the cells.`,
  }),
  'row-width': (name: string) => ({
    ja: `「${short(name)}」の行は欄の数が表の見出しより多くなっています。欄がずれていないか確かめてください。`,
    en: `The line of “${short(name)}” has more cells than the head of the table. Check whether cells were shifted.`,
  }),
  'unit-differs': (name: string, text: string) => ({
    ja: `「${short(name)}」の事業費の単位（${text}）がほかの行と違います。円に直して読みました。正しいか確かめてください。`,
    en: `The unit of the cost of “${short(name)}” (${text}) differs from other lines. It was converted; check that it is right.`,
  }),
  'remark-misplaced': (name: string, text: string) => ({
    ja: `「${short(name)}」の「${short(text)}」は備考の欄の外にありましたが、区分・所管として読みました。`,
    en: `“${short(text)}” of “${short(name)}” stands outside the remark column; it was read as kind or department.`,
  }),
  'department-without-bureau': (name: string, text: string) => ({
    ja: `「${short(name)}」の所管「${short(text)}」に部の名前がありません。課だけで登録しました。`,
    en: `The department “${short(text)}” of “${short(name)}” has no bureau. It was kept as it stands.`,
  }),
  'listed-twice-in-measure': (name: string, measure: string) => ({
    ja: `施策 ${measure} に「${short(name)}」が2回載っています。2回目の行は登録しません。どちらかを削るか、名称か番号を分けてください。`,
    en: `“${short(name)}” stands twice under measure ${measure}. The second row did not go in: remove one of them or give them different names or numbers.`,
  }),
  'listed-twice-unmarked': (name: string, first: string) => ({
    ja: `「${short(name)}」は施策 ${first} にも載っていますが、どちらにも再掲の印がないため、2つ目の行は登録しません。再掲の行に（再掲）と書いてください。`,
    en: `“${short(name)}” is also listed under measure ${first} and neither row is marked as a relisting; the second did not go in. Mark one with （再掲）.`,
  }),
  'provenance-contradicts': (name: string) => ({
    ja: `「${short(name)}」の金額と、その根拠の欄が矛盾しているため、登録できません。金額があれば「記載」か「推計」、なければ「未定」か「なし」としてください。`,
    en: `“${short(name)}” did not go in: an amount and its provenance contradict each other. With an amount write stated or implied, without one unsettled or absent.`,
  }),
  'cell-not-understood': (name: string, column: string, text: string) => ({
    ja: `「${short(name)}」の列「${column}」の「${short(text)}」を読めないため、登録できません。書き出した表（CSV・Excel）の同じ列を見本に書き直してください。`,
    en: `“${short(name)}” did not go in: “${short(text)}” in column “${column}” is not understood. Write it as an exported table (CSV, Excel) has it.`,
  }),
  'cell-parts': (name: string, column: string, text: string, right: string) => ({
    ja: `「${short(name)}」の列「${column}」の「${short(text)}」は区切りの数が合わないため、登録できません。「${right}」の形で書き、複数あれば「;」で区切ってください（「/」そのものは「\\/」）。`,
    en: `“${short(name)}” did not go in: “${short(text)}” in column “${column}” has too many parts. Write it as “${right}”, with “;” between several (a slash itself as “\\/”).`,
  }),
  'column-unknown': (text: string) => ({
    ja: `列「${short(text)}」は使いません。必要な列なら、見出しの名前を確かめてください。`,
    en: `The column “${short(text)}” is not used. If it is needed, check its name.`,
  }),
  'total-differs': (name: string, total: string, sum: string) => ({
    ja: `「${short(name)}」の合計 ${total} と年度の和 ${sum} が、四捨五入では説明できないほど違います。原本と見比べてください。`,
    en: `The total ${total} of “${short(name)}” and the sum of its years ${sum} differ by more than rounding can explain. Compare with the original.`,
  }),
  'total-missing': (name: string) => ({
    ja: `「${short(name)}」には年度ごとの金額だけがあり、合計がありません。欄がずれていないか原本と見比べてください。`,
    en: `“${short(name)}” has amounts of years but no total. Compare with the original whether cells were shifted.`,
  }),
  'years-without-amount': (name: string, total: string) => ({
    ja: `「${short(name)}」には合計 ${total} だけがあり、年度ごとの金額がありません。`,
    en: `“${short(name)}” has a total of ${total} but no amount for any year.`,
  }),
  'year-column-missing': (measure: string, year: string) => ({
    ja: `施策 ${measure} の表には ${year}年度の金額の列がありません。合計から差し引いた額は「推計」として区別します。`,
    en: `The table of measure ${measure} lacks the cost column of fiscal year ${year}. Amounts got by subtraction are marked as implied.`,
  }),
  'implied-negative': (name: string) => ({
    ja: `「${short(name)}」は年度の和が合計を超えるため、欠けた年度の額を推計できません。原本と見比べてください。`,
    en: `The years of “${short(name)}” exceed its total, so the missing year cannot be implied. Compare with the original.`,
  }),
  'unknown-kind': (name: string, kind: string) => ({
    ja: `「${short(name)}」の区分「${short(kind)}」は知られていない区分です。誤字でなければそのままで構いません。`,
    en: `The kind “${short(kind)}” of “${short(name)}” is not known. If it is not a misprint, leave it.`,
  }),
  'department-missing': (name: string) => ({ ja: `「${short(name)}」に所管部課がありません。`, en: `“${short(name)}” has no department.` }),
  'department-similar': (one: string, other: string) => ({
    ja: `所管部課「${one}」と「${other}」は、同じ部課の書き方の違いかもしれません。同じなら揃えてください。`,
    en: `“${one}” and “${other}” may be one department spelled two ways. If so, make them the same.`,
  }),
  'unknown-department': (text: string) => ({
    ja: `所管部課「${short(text)}」は、市の部課の一覧（city.json の departments）にも台帳にもありません。誤字でなければ一覧に足してください。`,
    en: `The department “${short(text)}” is neither in the city's list (departments in city.json) nor in the ledger. If it is not a misprint, add it to the list.`,
  }),
  'reference-waiting': (name: string, code: string) => ({
    ja: `「${short(name)}」が参照する ${code} は、この文書にありません。その章を取り込むとつながります。`,
    en: `${code}, to which “${short(name)}” refers, is not in this document. It will be linked when that chapter is imported.`,
  }),
  'reference-unanswered': (name: string, code: string) => ({
    ja: `「${short(name)}」は ${code} を参照していますが、${code} にこの事業が載っていません。`,
    en: `“${short(name)}” refers to ${code}, but ${code} does not list it.`,
  }),
  'link-waiting': (name: string, target: string) => ({
    ja: `「${short(name)}」が挙げる事業「${short(target)}」は、この文書にありません。`,
    en: `The programme “${short(target)}”, named by “${short(name)}”, is not in this document.`,
  }),
  'relisting-differs': (name: string, field: string) => ({
    ja: `「${short(name)}」は2か所に載っていますが、${field}が違います。どちらが正しいか確かめてください。`,
    en: `“${short(name)}” is listed twice with different data (${field}). Check which is right.`,
  }),
} satisfies Record<string, Say>;
