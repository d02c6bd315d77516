import type { VNode } from 'preact';
import type { View } from '#platform/http';
import { fieldId, Fold } from '#ui';
import type { ProgrammeInForce } from './in-force.ts';
import { text } from './text.ts';

/** Programmes of the plan in force, folded by measure; where one is chosen its measure stands open. `hint`: what choosing does. */
export function ProgrammeFields({ view, programmes, values, error, hint }: { view: View; programmes: readonly ProgrammeInForce[]; values: readonly string[]; error: string | undefined; hint: string }): VNode {
  const words = text(view.lang).choice;
  const measures = [...Map.groupBy(programmes, ({ measure }) => measure.code).values()];
  const known = new Set(programmes.map(({ number }) => number));
  const former = values.filter((number) => !known.has(number));
  return (
    <fieldset class={error === undefined ? 'hk-field' : 'hk-field hk-field--error'} id={fieldId('programmes[]')} tabindex={-1}>
      <legend class="hk-field__label">{words.programmes}</legend>
      <p class="hk-field__hint">{programmes.length === 0 ? words.noProgrammes : hint}</p>
      {error === undefined ? null : <p class="hk-field__error">{error}</p>}
      {former.map((number) => (
        <ProgrammeBox key={number} number={number} name={words.formerProgramme} checked />
      ))}
      {measures.map((listed) => {
        const { measure } = listed[0]!;
        const count = listed.filter(({ number }) => values.includes(number)).length;
        return (
          <Fold key={measure.code} open={count > 0} summary={<span>{words.measure(`${measure.code} ${measure.name}`, listed.length, count)}</span>}>
            <div class="hk-choices">
              {listed.map(({ number, name }) => (
                <ProgrammeBox key={number} number={number} name={name} checked={values.includes(number)} />
              ))}
            </div>
          </Fold>
        );
      })}
    </fieldset>
  );
}

function ProgrammeBox({ number, name, checked }: { number: string; name: string; checked: boolean }): VNode {
  const id = fieldId(`programmes-${number}`);
  return (
    <div class="hk-choice">
      <input type="checkbox" id={id} name="programmes[]" value={number} checked={checked} />
      <label for={id} lang="ja">
        {name}（{number}）
      </label>
    </div>
  );
}
