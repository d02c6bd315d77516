import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { Button } from './button.tsx';
import { Checkboxes, Radios, Select } from './choice.tsx';
import { type Column, DataTable, textOfMarkup } from './data-table.tsx';
import { Filters } from './filter.tsx';
import { ErrorSummary, Form } from './form.tsx';
import { TextField } from './text-field.tsx';
import { exampleView } from './view.fixture.ts';

const view = exampleView('ja', '/opinions');
const options = [
  { value: 'a', label: 'あ' },
  { value: 'b', label: 'い' },
];

describe('a form', () => {
  it('leads from every error to the field at fault, whatever the kind of field', () => {
    const names = ['name', 'topics', 'reply', 'year'];
    const html = renderToString(
      <>
        <ErrorSummary view={view} errors={names.map((field) => ({ field, message: `${field}を直してください` }))} />
        <TextField name="name" label="名前" error="直す" />
        <Checkboxes name="topics" legend="分野" options={options} error="直す" />
        <Radios name="reply" legend="返事" options={options} error="直す" />
        <Select name="year" label="年度" options={options} error="直す" />
      </>,
    );
    const targets = [...html.matchAll(/href="#([^"]+)"/g)].map((hit) => hit[1]);
    expect(targets).toHaveLength(4);
    for (const target of targets) expect(html).toMatch(new RegExp(`<(input|select)[^>]* id="${target}"`));
  });

  it('reads hint and error out with the field', () => {
    const html = renderToString(<TextField name="mail" label="メール" hint="任意" error="形が違います" />);
    expect(html).toContain('aria-describedby="f-mail-hint f-mail-error"');
    expect(html).toContain('id="f-mail-hint"');
    expect(html).toContain('id="f-mail-error"');
    expect(html).toContain('aria-invalid="true"');
  });

  it('keeps what the person wrote and chose', () => {
    expect(renderToString(<TextField name="name" label="名前" value={'"髙"'} />)).toContain('value="&quot;髙&quot;"');
    expect(renderToString(<Radios name="r" legend="返事" options={options} value="b" />)).toMatch(/value="b" checked/);
    expect(renderToString(<Select name="s" label="年度" options={options} value="b" />)).toMatch(/<option value="b" selected[^>]*>い|<option selected[^>]* value="b">い/);
  });

  it('carries the token against forgery when it posts, and only then', () => {
    const form = (method: 'get' | 'post') =>
      renderToString(
        <Form view={{ ...view, csrf: 'token-1' }} method={method} action="/opinions">
          <Button>送る</Button>
        </Form>,
      );
    expect(form('post')).toContain('name="csrf" value="token-1"');
    expect(form('get')).not.toContain('token-1');
  });

  it('says nothing where there is no error', () => {
    expect(renderToString(<ErrorSummary view={view} errors={[]} />)).toBe('');
  });
});

describe('a filter', () => {
  it('has one button: its own, or the one that the page gives it', () => {
    const filter = (button: boolean) =>
      renderToString(
        <Filters view={view} action="/search" label="検索">
          <TextField name="q" label="言葉" />
          {button ? <Button>探す</Button> : null}
        </Filters>,
      );
    expect(filter(true).match(/<button/g)).toHaveLength(1);
    expect(filter(true)).toContain('探す');
    expect(filter(false)).toContain('絞り込む');
  });
});

describe('a table', () => {
  const columns: Column<[string, number]>[] = [
    { key: 'name', label: '名前', rowHeader: true, sortable: true, cell: ([name]) => name },
    { key: 'cost', label: <abbr title="百万円">金額</abbr>, align: 'end', sortable: true, cell: ([, cost]) => cost },
  ];
  const table = (rows: [string, number][], by = 'cost') =>
    renderToString(<DataTable view={view} caption="事業" columns={columns} rows={rows} empty="事業はありません。" stacked sort={{ by, direction: 'asc', href: (key, direction) => `/x?sort=${key}&direction=${direction}` }} />);

  it('sorts with links: the present column turns round, others start from the smallest', () => {
    const html = table([['道', 3]]);
    expect(html).toContain('aria-sort="ascending"');
    expect(html).toContain('href="/x?sort=cost&amp;direction=desc"');
    expect(html).toContain('href="/x?sort=name&amp;direction=asc"');
    expect(html.match(/aria-sort/g)).toHaveLength(1);
  });

  it('names each value for phones and each row for everyone', () => {
    expect(table([['道', 3]])).toContain('data-label="金額"');
    expect(table([['道', 3]])).toContain('<th scope="row">道</th>');
    expect(textOfMarkup(['事業', <b>費</b>, 1])).toBe('事業費1');
  });

  it('says so where there is no row', () => {
    const html = table([]);
    expect(html).toContain('事業はありません。');
    expect(html).not.toContain('<table');
  });
});
