// Tools of the sandbox: its clock, faults of the connection, and how the bot's
// requests broke Discord's rules.
import { getInfo, getProblems, postClock, postFault } from './api.js';
import { h, refocus } from './dom.js';

const faults = [
  ['Drop the connection', { do: 'drop' }],
  ['Ask it to reconnect', { do: 'op', op: 7 }],
  ['End its session', { do: 'op', op: 9, resumable: false }],
  ['Answer the next message with 503', { do: 'rest', kind: 'custom', match: 'POST /channels/', status: 503, times: 1 }],
  ['Answer the next message with 429', { do: 'rest', kind: 'route429', match: 'POST /channels/', times: 1 }],
  ['Everything as it should be', { do: 'clear' }],
];

// openTools opens the dialog.
export async function openTools() {
  const before = document.activeElement;
  const done = h('p', { class: 'hint', role: 'status' });
  const tell = (promise, words) => promise.then(() => (done.textContent = words), (error) => (done.textContent = error.message));
  const info = await getInfo();
  const { problems } = await getProblems();
  const now = h('input', { id: 'clock', type: 'datetime-local', '.value': info.clock.now.slice(0, 16), disabled: !info.clock.settable });
  const set = (value, words) => tell(postClock(value), words);
  const dialog = h(
    'dialog',
    { class: 'dialog', 'aria-labelledby': 'tools-title' },
    h(
      'form',
      { method: 'dialog' },
      h('h2', { id: 'tools-title' }, 'Tools of the sandbox'),
      h(
        'div',
        { class: 'dialog-body' },
        h('h3', null, 'Clock'),
        h('div', { class: 'field' }, h('label', { for: 'clock' }, 'What time it is for the bot (UTC)'), now),
        h(
          'div',
          { class: 'buttons' },
          h('button', { type: 'button', class: 'plain-button', disabled: !info.clock.settable, onclick: () => set(`${now.value}:00Z`, 'The clock is set.') }, 'Set the clock'),
          h('button', { type: 'button', class: 'plain-button', disabled: !info.clock.settable, onclick: () => set('', 'The clock shows the real time.') }, 'Real time'),
        ),
        h('h3', null, 'Faults between the bot and the sandbox'),
        h('div', { class: 'buttons' }, faults.map(([label, body]) => h('button', { type: 'button', class: 'plain-button', onclick: () => tell(postFault(body), `Done: ${label}.`) }, label))),
        h('h3', null, 'Requests of the bot that Discord would refuse'),
        problems.length ? h('ul', { class: 'problems' }, problems.map((p) => h('li', null, p))) : h('p', { class: 'hint' }, 'None so far.'),
        done,
      ),
      h('div', { class: 'dialog-foot' }, h('button', { class: 'main-button' }, 'Close')),
    ),
  );
  dialog.addEventListener('close', () => {
    dialog.remove();
    refocus(before);
  });
  document.body.append(dialog);
  dialog.showModal();
}
