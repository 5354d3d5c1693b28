// A sentence that the server keeps up to date, with its numbers folded and what a button offers.

export class Line {
  // role: a screen reader hears those marked as status.
  constructor(name, role, take) {
    this.name = name;
    this.element = document.createElement('div');
    this.element.classList.add('line', `line-${name}`);
    this.element.innerHTML = '<p></p><button type="button" hidden></button><details hidden><summary></summary><ul></ul></details>';
    [this.text, this.button, this.details] = this.element.children;
    [this.title, this.list] = this.details.children;
    if (role) this.text.setAttribute('role', role);
    this.button.addEventListener('click', take);
  }

  show(text, numbers, offer, words) {
    write(this.text, text);
    write(this.button, offer);
    this.button.hidden = !offer;
    write(this.title, words.numbers);
    this.details.hidden = !numbers.length;
    const said = JSON.stringify(numbers);
    if (said === this.numbers) return;
    this.numbers = said;
    this.list.replaceChildren(...numbers.map(item));
  }
}

function item(text) {
  const element = document.createElement('li');
  element.textContent = text;
  return element;
}

// Only what is new: what stands there may be selected, and a screen reader would say it again.
function write(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
