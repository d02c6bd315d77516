/** A button under each text that is to be cut: it puts the mark of a cut at the cursor. Without script one types it. */

for (const area of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-cut]')) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'hk-button hk-button--secondary';
  button.textContent = area.dataset.cut ?? '---';
  button.addEventListener('click', () => {
    const { value, selectionStart: at } = area;
    const [before, after] = [value.slice(0, at).trimEnd(), value.slice(at).trimStart()];
    area.value = `${before}\n---\n${after}`;
    const cursor = before.length + '\n---\n'.length;
    area.focus();
    area.setSelectionRange(cursor, cursor);
  });
  area.after(button);
}
