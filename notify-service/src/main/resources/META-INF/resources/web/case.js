/* Otklik: the page of one case, for who has its number and PIN. The number may stand behind # in the address. The PIN is
   kept in this page alone and leaves it in a header; what strangers wrote is only ever set as text. */
(() => {
'use strict';

const HOME = new URL('../', document.currentScript.src).href;
const SITE = 'portal';
const SOON = 5000;

const WORDS = {
  ru: {
    brand: 'Отклик', title: 'Ваше обращение', other: 'English',
    intro: 'Номер и код — в сообщении, которое пришло вам, когда обращение приняли.',
    number: 'Номер обращения', pin: 'Код', open: 'Открыть', opening: 'Открываем…',
    refresh: 'Обновить', refreshed: 'Обновлено.', print: 'Напечатать', leave: 'Закрыть обращение на экране',
    noNumber: 'Введите номер обращения, например 7K3QM-X9D2V.', noPin: 'Введите код из сообщения о приёме.',
    wrong: 'Такого сочетания номера и кода нет. Проверьте оба по сообщению о приёме: код — это цифры под номером.',
    erased: 'Это обращение удалено по просьбе заявителя или по сроку хранения. Показать его больше нельзя.',
    wait: n => 'Слишком много попыток. Попробуйте снова через ' + n + ' мин.',
    offline: 'Нет связи с сервером. Проверьте интернет и нажмите ещё раз: ничего не потеряно.',
    broken: 'Сервер сейчас не отвечает. Попробуйте ещё раз через несколько минут.',
    late: 'Сейчас это уже невозможно: обращение изменилось. Ниже показано, что можно сделать.',
    refused: 'Это не принято. Проверьте, что вы написали, и отправьте снова.',
    status: 'Состояние', agency: 'Кто отвечает', deadline: 'Срок ответа', category: 'Тема', opened: 'Принято', answeredAt: 'Ответ дан',
    answer: 'Ответ', text: 'Вы написали', additions: 'Вы добавили', history: 'Что было сделано', rated: 'Ваша оценка', wordless: 'Файл или место на карте',
    ratedWords: { counted: 'Оценка учтена.', reopened: 'Работа возобновлена.', 'no-control-check': 'Оценка учтена.' },
    until: at => 'Можно до ' + at + '.', send: 'Отправить', sending: 'Отправляем…',
    rating: 'Оценить ответ', ratingAsk: 'Как вы оцениваете ответ?', noChoice: 'Выберите один из вариантов.',
    marks: ['1 — очень плохо', '2 — плохо', '3 — удовлетворительно', '4 — хорошо', '5 — отлично'],
    comment: 'Почему? (можно не писать)', thanksRating: 'Спасибо, оценка принята.', again: 'Работа по обращению возобновлена.',
    reopening: 'Проблема не решена', reason: 'Что осталось нерешённым?', noReason: 'Напишите, что осталось нерешённым.',
    helped: 'Помог ли ответ?', helpedYes: 'Да, помог', helpedNo: 'Нет, нужен человек',
    thanksHelped: 'Спасибо! Обращение закрыто.', person: 'Обращение передано человеку.',
    add: 'Добавить к обращению', addText: 'Что добавить?', addFiles: 'Файлы (можно без них): фото, видео, звук, PDF, docx, xlsx',
    noCaptcha: 'Здесь добавить не получится: нужна проверка «я не робот», а на этой странице её нет. '
      + 'Напишите туда, где пришло сообщение о приёме, ответом на него.',
    noText: 'Напишите, что добавить, или выберите файл.', added: 'Добавлено. Через несколько секунд появится на этой странице.',
    erase: 'Удалить мои данные', eraseWarning: 'Будут удалены тексты всех ваших сообщений, ответы на них и ваш адрес. '
      + 'Незаконченные обращения останутся без ответа. Вернуть это нельзя.',
    eraseSure: 'Я понимаю и хочу удалить', noSure: 'Поставьте отметку, если действительно хотите удалить.',
    linked: 'Вы связали несколько чатов. Что удалить?', linkedAll: 'Написанное во всех', linkedOne: 'Только написанное в чате этого обращения',
    noLinked: 'Выберите, что удалить.', gone: 'Ваши данные удалены.',
  },
  en: {
    brand: 'Otklik', title: 'Your request', other: 'Русский',
    intro: 'Number and code are in the message that you got when your request was received.',
    number: 'Number of the request', pin: 'Code', open: 'Open', opening: 'Opening…',
    refresh: 'Refresh', refreshed: 'Refreshed.', print: 'Print', leave: 'Close the request on this screen',
    noNumber: 'Enter the number of your request, such as 7K3QM-X9D2V.', noPin: 'Enter the code from the message that you got.',
    wrong: 'There is no request with this number and code. Compare both with the message that you got: the code is the digits below the number.',
    erased: 'This request was erased, as its sender asked or because its time was over. It can be shown no more.',
    wait: n => 'Too many attempts. Try again in ' + n + ' min.',
    offline: 'The server cannot be reached. Check your connection and press again: nothing is lost.',
    broken: 'The server does not answer now. Try again in some minutes.',
    late: 'This is possible no more: the request has changed. Below is what you can do.',
    refused: 'This was not accepted. Check what you wrote and send it again.',
    status: 'State', agency: 'Responsible', deadline: 'Answer due', category: 'Topic', opened: 'Received', answeredAt: 'Answered',
    answer: 'Answer', text: 'You wrote', additions: 'You added', history: 'What was done', rated: 'Your rating', wordless: 'A file or a place on the map',
    ratedWords: { counted: 'It is counted.', reopened: 'The work has begun again.', 'no-control-check': 'It is counted.' },
    until: at => 'Possible until ' + at + '.', send: 'Send', sending: 'Sending…',
    rating: 'Rate the answer', ratingAsk: 'What do you think of the answer?', noChoice: 'Choose one of these.',
    marks: ['1, very bad', '2, bad', '3, fair', '4, good', '5, excellent'],
    comment: 'Why? (if you like)', thanksRating: 'Thank you, your rating is taken.', again: 'The work on your request has begun again.',
    reopening: 'It is not settled', reason: 'What is not settled?', noReason: 'Say what is not settled.',
    helped: 'Did the answer help?', helpedYes: 'Yes, it did', helpedNo: 'No, a person is needed',
    thanksHelped: 'Thank you! The request is closed.', person: 'A person will see to your request.',
    add: 'Add to the request', addText: 'What do you want to add?', addFiles: 'Files, if any: photos, videos, sound, PDF, docx, xlsx',
    noCaptcha: 'It cannot be added here: a test for robots is wanted, which this page does not have. '
      + 'Write where you got the message with number and code, in reply to it.',
    noText: 'Say what you want to add, or choose a file.', added: 'Added. In some seconds it appears on this page.',
    erase: 'Erase my data', eraseWarning: 'The words of all your messages, their answers and your address will be erased. '
      + 'Open requests end without an answer. Nothing brings them back.',
    eraseSure: 'I understand and want them erased', noSure: 'Tick the box if you really want this.',
    linked: 'You linked several chats. What is to be erased?', linkedAll: 'What I wrote in all of them', linkedOne: 'Only what I wrote in the chat of this request',
    noLinked: 'Choose what is to be erased.', gone: 'Your data are erased.',
  },
};

const byId = id => document.getElementById(id);
const door = byId('door'), number = byId('number'), pin = byId('pin'), trouble = byId('trouble'), news = byId('news'), shown = byId('case');

let language = (navigator.languages || [navigator.language]).map(one => one.slice(0, 2).toLowerCase()).find(one => WORDS[one]) || 'ru';
let words = WORDS[language];
let opened = null;

/* What is said to the citizen instead of an answer. */
class Trouble extends Error {
  constructor(text, status, field) { super(text); this.status = status; this.field = field; }
}

/* An element: properties that begin with "on" are listeners, children are elements or text. */
function el(tag, attributes, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.filter(child => child != null));
  return element;
}

function uuid() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = b[6] & 15 | 64;
  b[8] = b[8] & 63 | 128;
  const hex = [...b].map(one => one.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
}

async function send(path, options) {
  let answer;
  try {
    answer = await fetch(HOME + path, { cache: 'no-store', credentials: 'omit', ...options });
  } catch { throw new Trouble(words.offline, 0); }
  const body = await answer.json().catch(() => ({}));
  if (answer.ok) return body;
  throw new Trouble(why(answer, body), answer.status, body.field);
}

function why(answer, problem) {
  switch (answer.status) {
    case 404: return words.wrong;
    case 409: return words.late;
    case 410: return words.erased;
    case 429: return words.wait(Math.max(1, Math.ceil((Number(answer.headers.get('Retry-After')) || 60) / 60)));
    default: return answer.status >= 500 ? words.broken : problem.field === 'X-Pin' ? words.noPin : words.refused;
  }
}

/* The case's own endpoints: all of them ask for the PIN. */
function ask(part, body) {
  const headers = { 'X-Pin': opened.pin, 'Accept-Language': language };
  if (body) headers['Content-Type'] = 'application/json';
  return send('v1/public/cases/' + encodeURIComponent(opened.number) + part,
    { method: part ? 'POST' : 'GET', headers, body: body && JSON.stringify(body) });
}

function complain(text, at) {
  trouble.textContent = text;
  for (const field of [number, pin]) {
    field.toggleAttribute('aria-invalid', false);
    if (text) field.setAttribute('aria-describedby', 'trouble'); else field.removeAttribute('aria-describedby');
  }
  if (at) { at.setAttribute('aria-invalid', 'true'); at.focus(); }
}

door.addEventListener('submit', async e => {
  e.preventDefault();
  complain('');
  tell('');
  if (!number.value.trim()) return complain(words.noNumber, number);
  if (!pin.value.trim()) return complain(words.noPin, pin);
  const button = door.querySelector('button');
  opened = { number: number.value.trim(), pin: pin.value.trim() };
  button.disabled = true;
  button.textContent = words.opening;
  try {
    show(await ask(''));
    if (opened) history.replaceState(null, '', '#' + encodeURIComponent(opened.view.reference));
    byId('heading')?.focus();
  } catch (fault) {
    opened = null;
    if (!(fault instanceof Trouble)) throw fault;
    complain(fault.message, fault.status === 404 || fault.status === 400 ? pin : null);
  } finally {
    button.disabled = false;
    button.textContent = words.open;
  }
});

function tell(text, focus) {
  news.textContent = text;
  if (focus) news.focus();
}

function show(view) {
  if (!opened) return;
  opened.view = view;
  door.hidden = true;
  shown.hidden = false;
  document.title = view.reference + ' · ' + words.brand;
  byId('facts').replaceChildren(...facts(view));
  byId('actions').replaceChildren(...actions(view));
}

function time(at) {
  return new Date(at).toLocaleString(language, { dateStyle: 'long', timeStyle: 'short' });
}

function facts(view) {
  const rows = [['status', view.statusTitle], ['agency', view.agencyTitle], ['deadline', view.deadline && time(view.deadline)],
    ['category', view.categoryTitle], ['opened', time(view.openedAt)], ['answeredAt', view.answeredAt && time(view.answeredAt)]];
  const parts = [el('h2', { id: 'heading', tabindex: -1 }, view.reference),
    el('dl', {}, ...rows.filter(row => row[1]).flatMap(([name, value]) => [el('dt', {}, words[name]), el('dd', {}, value)]))];
  if (view.answer) parts.push(el('h3', {}, words.answer), el('p', { class: 'words answer' }, view.answer));
  if (view.rating) {
    const { value, consequence, note } = view.rating;
    const said = [value && words.marks[value - 1], words.ratedWords[consequence], note].filter(Boolean).join('\n');
    parts.push(el('h3', {}, words.rated), el('p', { class: 'words' }, said));
  }
  if (view.text) parts.push(el('h3', {}, words.text), el('p', { class: 'words' }, view.text));
  if (view.additions.length) parts.push(el('h3', {}, words.additions), steps(view.additions, 'text'));
  if (view.history.length) parts.push(el('h3', {}, words.history), steps(view.history, 'title'));
  return parts;
}

function steps(list, what) {
  return el('ol', { class: 'steps' }, ...list.map(one =>
    el('li', {}, el('time', { datetime: one.at }, time(one.at)), el('p', { class: 'words' }, one[what] || words.wordless))));
}

function actions(view) {
  const kinds = { helped, rating, reopening, additions };
  return [...view.possible.filter(one => kinds[one.action]).map(one => kinds[one.action](one.until)), erasure()];
}

/* One thing to do, folded up. `submit` answers what to tell him then; a Trouble that it throws stands below the fields. */
function action(title, until, fields, button, submit, look = 'main') {
  const fault = el('p', { class: 'trouble', role: 'alert' });
  const go = el('button', { type: 'submit', class: look }, button);
  const form = el('form', { novalidate: true, onsubmit: async e => {
    e.preventDefault();
    fault.textContent = '';
    go.disabled = true;
    go.textContent = words.sending;
    try {
      const told = await submit();
      if (told) tell(told, true);
    } catch (trouble) {
      if (!(trouble instanceof Trouble)) throw trouble;
      if (trouble.status === 409 && await again()) tell(trouble.message, true);
      else if (trouble.status === 410) { close(); complain(trouble.message); }
      else fault.textContent = trouble.message;
    } finally {
      go.disabled = false;
      go.textContent = button;
    }
  } }, ...fields, until ? el('p', {}, words.until(time(until))) : null, fault, go);
  return el('details', {}, el('summary', {}, title), form);
}

/* Shows how the case stands now; false where that cannot be known. */
async function again() {
  try { show(await ask('')); return true; } catch (fault) { if (fault instanceof Trouble) return false; throw fault; }
}

function area(id, label) {
  const field = el('textarea', { id, rows: 4, maxlength: 2000 });
  return [field, el('label', { for: id }, label), field];
}

function choices(name, title, options) {
  const group = el('fieldset', {}, el('legend', {}, title), ...options.map(([value, label]) =>
    el('label', { class: 'choice' }, el('input', { type: 'radio', name, value }), label)));
  return { group, chosen: () => group.querySelector('input:checked')?.value };
}

function rating(until) {
  const marks = choices('rating', words.ratingAsk, words.marks.map((label, i) => [i + 1, label]));
  const [comment, ...fields] = area('comment', words.comment);
  return action(words.rating, until, [marks.group, ...fields], words.send, async () => {
    if (!marks.chosen()) throw new Trouble(words.noChoice);
    const taken = await ask('/rating', { rating: Number(marks.chosen()), comment: comment.value.trim() || undefined });
    await again();
    return taken.note || (taken.consequence === 'reopened' ? words.again : words.thanksRating);
  });
}

function reopening(until) {
  const [reason, ...fields] = area('reason', words.reason);
  return action(words.reopening, until, fields, words.send, async () => {
    if (!reason.value.trim()) throw new Trouble(words.noReason);
    const taken = await ask('/reopening', { reason: reason.value.trim() });
    await again();
    return taken.note || (taken.consequence === 'reopened' ? words.again : words.ratedWords.counted);
  });
}

function helped(until) {
  const yesNo = choices('helped', words.helped, [['yes', words.helpedYes], ['no', words.helpedNo]]);
  return action(words.helped, until, [yesNo.group], words.send, async () => {
    if (!yesNo.chosen()) throw new Trouble(words.noChoice);
    const yes = yesNo.chosen() === 'yes';
    await ask('/helped', { helped: yes });
    await again();
    return yes ? words.thanksHelped : words.person;
  });
}

/* Leave and id stay the same until it is known that the message has arrived: to press again is harmless then. */
function additions(until) {
  const [text, ...fields] = area('addition', words.addText);
  const files = el('input', { id: 'files', type: 'file', multiple: true });
  let message = null;
  return action(words.add, until, [...fields, el('label', { for: 'files' }, words.addFiles), files], words.send, async () => {
    const said = text.value.trim();
    if (!said && !files.files.length) throw new Trouble(words.noText);
    message = message || { id: uuid(), leave: await ask('/additions') };
    const form = new FormData();
    const sent = { site: SITE, clientId: message.id, language, text: said, inReplyTo: message.leave.inReplyTo };
    for (const name in sent) form.append(name, sent[name]);
    [...files.files].forEach(one => form.append('files', one, one.name));
    const captcha = await globalThis.otklikCaptcha?.();
    if (captcha) form.append('captcha', captcha);
    await post(form);
    message = null;
    text.value = files.value = '';
    setTimeout(() => { if (opened) ask('').then(view => byId('facts').replaceChildren(...facts(view)), () => {}); }, SOON);
    return words.added;
  });
}

/* Where messages are taken, refusals are in the citizen's language and say what to do. */
async function post(form) {
  let answer;
  try {
    answer = await fetch(HOME + 'v1/web/form',
      { method: 'POST', headers: { 'Accept-Language': language }, body: form, cache: 'no-store', credentials: 'omit' });
  } catch { throw new Trouble(words.offline, 0); }
  if (answer.ok) return;
  const problem = await answer.json().catch(() => ({}));
  if (problem.field === 'captcha' && !globalThis.otklikCaptcha) throw new Trouble(words.noCaptcha, 400);
  throw new Trouble(answer.status < 500 && problem.detail || words.broken, 400);
}

function erasure() {
  const sure = el('input', { type: 'checkbox' });
  const which = choices('linked', words.linked, [['true', words.linkedAll], ['false', words.linkedOne]]);
  which.group.hidden = true;
  const fields = [el('p', {}, words.eraseWarning), which.group, el('label', { class: 'choice' }, sure, words.eraseSure)];
  return action(words.erase, null, fields, words.erase, async () => {
    if (!sure.checked) throw new Trouble(words.noSure);
    const body = { confirm: true };
    if (which.chosen()) body.linked = which.chosen() === 'true';
    try {
      await ask('/erasure', body);
    } catch (fault) {
      if (fault.field !== 'linked') throw fault;
      which.group.hidden = false;
      throw new Trouble(words.noLinked);
    }
    close();
    return words.gone;
  }, 'danger');
}

/* Nothing of the case stays on the screen. */
function close() {
  opened = null;
  door.hidden = false;
  shown.hidden = true;
  byId('facts').replaceChildren();
  byId('actions').replaceChildren();
  pin.value = '';
  document.title = words.title + ' · ' + words.brand;
}

function speak() {
  words = WORDS[language];
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll('[data-word]')) element.textContent = words[element.dataset.word];
  document.title = (opened && opened.view ? opened.view.reference : words.title) + ' · ' + words.brand;
  byId('language').textContent = words.other;
  byId('language').lang = language === 'ru' ? 'en' : 'ru';
  document.querySelector('body > header a').href = language === 'en' ? 'en/' : './';
}

/* The number alone can come by the address. */
function fromAddress() {
  let typed = '';
  try { typed = decodeURIComponent(location.hash.slice(1)); } catch { /* no number of ours */ }
  if (!typed || opened && opened.view && opened.view.reference === typed) return;
  if (opened) close();
  number.value = typed.slice(0, 40);
  pin.focus();
}

byId('language').addEventListener('click', async () => {
  language = language === 'ru' ? 'en' : 'ru';
  speak();
  complain('');
  tell('');
  if (opened && opened.view && !await again()) tell(words.broken, true);
});
byId('refresh').addEventListener('click', async () => tell(await again() ? words.refreshed : words.broken, true));
byId('print').addEventListener('click', () => print());
byId('leave').addEventListener('click', () => { close(); tell(''); number.focus(); });
addEventListener('hashchange', fromAddress);
addEventListener('pagehide', () => { if (opened) close(); });

speak();
fromAddress();
})();
