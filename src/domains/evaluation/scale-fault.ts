/** What is wrong with a grade scale besides its shape. */
import type { FormFault, GradeScale } from './form.ts';

export function scaleFault({ id, grades, rule }: GradeScale): FormFault[] {
  const codes = grades.map(({ code }) => code);
  const faults: FormFault[] = [];
  if (new Set(codes).size < codes.length) faults.push({ at: `scales.${id}`, sentence: { ja: '同じ記号の区分が二つあります。', en: 'Two grades have the same code.' } });
  if (rule === undefined) return faults;
  const used = rule.kind === 'baseline' ? [rule.beyondTarget, rule.beyondBaseline, rule.about, rule.otherwise, rule.missing] : [...rule.steps.map(({ code }) => code), rule.otherwise, rule.missing];
  for (const code of used.filter((each) => !codes.includes(each))) faults.push({ at: `scales.${id}.rule`, sentence: { ja: `計算の決まりにある「${code}」が区分にありません。`, en: `The rule names '${code}', which is no grade of the scale.` } });
  if (rule.kind === 'pro-rata' && rule.steps.some((step, index) => index > 0 && step.leastPercent >= rule.steps[index - 1]!.leastPercent))
    faults.push({ at: `scales.${id}.rule.steps`, sentence: { ja: '達成度は高い順に並べてください。', en: 'Put the steps in falling order.' } });
  return faults;
}
