// The sandbox's interface: what stands, what one may do, and what changed.

async function request(path, options) {
  const response = await fetch(path, options);
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error(body.error || `The sandbox answered ${response.status}.`);
  return body;
}

const post = (path, body) =>
  request(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });

export const getInfo = () => request('/sandbox/info');

export function getState(as, channel, before) {
  const query = new URLSearchParams({ as });
  if (channel) query.set('channel', channel);
  if (before) query.set('before', before);
  return request(`/sandbox/state?${query}`);
}

export const postAct = (body) => post('/sandbox/act', body);
export const postFault = (body) => post('/sandbox/faults', body);
export const postClock = (now) => post('/sandbox/clock', { now });
export const getProblems = () => request('/sandbox/problems');

// upload sends files, and gives their attachments.
export async function upload(as, files) {
  const form = new FormData();
  files.forEach((file, n) => form.append(`files[${n}]`, file));
  const { attachments } = await request(`/sandbox/attachments?${new URLSearchParams({ as })}`, { method: 'POST', body: form });
  return attachments;
}

// listen tells of changes that a persona may see until the function it returns
// is called; the browser connects again by itself.
export function listen(as, { connected, changed, lost }) {
  const source = new EventSource(`/sandbox/events?${new URLSearchParams({ as })}`);
  source.addEventListener('hello', connected);
  source.addEventListener('change', (event) => changed(JSON.parse(event.data)));
  source.addEventListener('error', lost);
  return () => source.close();
}
