/* Asking the server, by the addresses of generators/serve/routes.c. */
'use strict';

async function ask(method, path, options) {
  let answer;
  try {
    answer = await fetch(path, Object.assign({ method, credentials: 'same-origin', cache: 'no-store' }, options));
  } catch (e) {
    const error = new Error('连不上：程序可能停了，或者网络断了');
    error.offline = true;
    throw error;
  }
  if (!answer.ok) {
    let words = '';
    try { words = (await answer.json()).error; } catch (e) { /* not ours */ }
    const error = new Error(words || '没有办成（' + answer.status + '）');
    error.code = answer.status;
    throw error;
  }
  return answer;
}

const json = async (method, path, options) => (await ask(method, path, options)).json();
const work = (id, rest) => '/works/' + id + (rest || '');

/* A text of the server's; '' where there is none. What could not be read is no empty text. */
async function text(path) {
  try {
    return await (await ask('GET', path)).text();
  } catch (e) {
    if (e.code === 404) return '';
    throw e;
  }
}
