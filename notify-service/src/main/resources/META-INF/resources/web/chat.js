/* Otklik: web chat and web form for any page. <script src="…/web/chat.js" defer></script>, then
   <otklik-chat site="portal"></otklik-chat> or <otklik-form site="portal"></otklik-form>.
   Asks nobody but the host that it came from; what strangers wrote is only ever set as text. */
(() => {
'use strict';

const HOME = new URL('../', document.currentScript.src).href;
const KEPT_ITEMS = 200;
const SILENCE = 45000;

const WORDS = {
  ru: {
    title: 'Написать нам', close: 'Закрыть чат', log: 'Переписка',
    hello: 'Здравствуйте! Напишите, что случилось и где. Здесь же появятся номер обращения, код и ответ.',
    label: 'Ваше сообщение', send: 'Отправить', hint: 'Enter — отправить, Shift + Enter — новая строка',
    place: 'Указать место', address: 'Адрес или ориентир', here: 'Моё местоположение', found: 'Место определено',
    notFound: 'Не удалось определить место. Напишите адрес.', searching: 'Определяем место…', at: 'Место',
    onMap: 'точка на карте', you: 'Вы', we: 'Ответ', waiting: 'отправляется…', sent: 'принято', refused: 'не отправлено',
    offline: 'Нет связи. Всё написанное отправится само, когда связь появится.',
    unread: n => 'Новых сообщений: ' + n, forget: 'Удалить переписку с этого устройства',
    sure: 'Удалить? Ответы в этот чат больше не придут.', yes: 'Удалить', no: 'Оставить',
    formTitle: 'Сообщить о проблеме', what: 'Что случилось?', where: 'Где это?',
    whereHint: 'Улица и дом, остановка, деревня — как вам удобно.', submit: 'Отправить сообщение',
    empty: 'Напишите, что случилось.', sending: 'Отправляем…', another: 'Написать ещё одно',
    thanks: 'Сообщение принято.', soon: 'Номер и код появятся ниже через несколько секунд. Сохраните их.',
    later: 'Не удалось отправить. Попробуем ещё раз сами, не закрывайте страницу.',
    attach: 'Прикрепить файлы', attached: 'Прикреплённые файлы', added: 'Прикреплено: ', remove: 'Убрать файл ', mb: 'МБ',
    filesHint: 'Фото, видео, звук, PDF, docx или xlsx.', progress: 'Отправка файлов',
    tooMany: n => 'В одном сообщении не больше ' + n + ' файлов. Остальные пришлите следующим.',
    tooLarge: (name, n) => name + ': больше ' + n + ' МБ. Выберите файл поменьше.',
    tooHeavy: n => 'Вместе файлы занимают больше ' + n + ' МБ. Часть пришлите следующим сообщением.',
    lost: 'браузер не сохранил файлы, прикрепите их ещё раз', empty1: 'файл пуст',
    record: 'Записать голосовое сообщение', stop: 'Остановить запись', recording: 'Идёт запись. Нажмите ещё раз, чтобы остановить.',
    noMic: 'Микрофон недоступен. Разрешите его для этой страницы или прикрепите готовую запись.',
  },
  en: {
    title: 'Write to us', close: 'Close the chat', log: 'Conversation',
    hello: 'Hello! Tell us what happened and where. The number of your request, its code and the answer will appear here.',
    label: 'Your message', send: 'Send', hint: 'Enter sends, Shift + Enter starts a new line',
    place: 'Say where', address: 'Address or landmark', here: 'My location', found: 'Location found',
    notFound: 'Your location cannot be found. Write the address.', searching: 'Looking for your location…', at: 'Place',
    onMap: 'a point on the map', you: 'You', we: 'Answer', waiting: 'sending…', sent: 'received', refused: 'not sent',
    offline: 'No connection. What you wrote will be sent as soon as there is one.',
    unread: n => 'New messages: ' + n, forget: 'Delete the conversation from this device',
    sure: 'Delete it? Answers will no longer reach this chat.', yes: 'Delete', no: 'Keep',
    formTitle: 'Report a problem', what: 'What happened?', where: 'Where is it?',
    whereHint: 'Street and house, a stop, a village: as you like.', submit: 'Send the message',
    empty: 'Tell us what happened.', sending: 'Sending…', another: 'Write another one',
    thanks: 'Your message has been received.', soon: 'Its number and code will appear below in some seconds. Keep them.',
    later: 'It could not be sent. We will try again by ourselves: leave this page open.',
    attach: 'Attach files', attached: 'Attached files', added: 'Attached: ', remove: 'Remove file ', mb: 'MB',
    filesHint: 'Photos, videos, sound, PDF, docx or xlsx.', progress: 'Sending files',
    tooMany: n => 'At most ' + n + ' files in one message. Send the others with the next one.',
    tooLarge: (name, n) => name + ': more than ' + n + ' MB. Choose a smaller file.',
    tooHeavy: n => 'Together the files have more than ' + n + ' MB. Send some of them with the next message.',
    lost: 'the browser has not kept the files, attach them again', empty1: 'the file is empty',
    record: 'Record a voice message', stop: 'Stop recording', recording: 'Recording. Press again to stop.',
    noMic: 'The microphone cannot be used. Allow it for this page, or attach a recording.',
  },
};

/* One conversation of this browser with one site: what was said, what waits to be sent, the stream of answers. */
class Conversation extends EventTarget {
  constructor(base, site) {
    super();
    this.base = base;
    this.site = site;
    this.key = 'otklik-chat ' + base + ' ' + site;
    this.offline = false;
    this.load();
    addEventListener('storage', e => { if (e.key === this.key) { this.load(); this.changed(); this.connect(); } });
    addEventListener('online', () => { this.flush(); this.connect(); });
    addEventListener('pagehide', () => this.disconnect());
    addEventListener('pageshow', e => { if (e.persisted) this.connect(); });
  }

  load() {
    let kept = null;
    try { kept = JSON.parse(localStorage.getItem(this.key)); } catch { /* a browser that keeps nothing, or not ours */ }
    const state = kept || (this.state && !storageWorks() ? this.state : {});
    this.state = { token: state.token || null, cursor: state.cursor || '', items: state.items || [] };
  }

  save() {
    this.state.items = this.state.items.slice(-KEPT_ITEMS);
    try { localStorage.setItem(this.key, JSON.stringify(this.state)); } catch { /* it lives as long as the page */ }
    this.changed();
  }

  changed() { this.dispatchEvent(new Event('change')); }

  /* Keeps it and sends it, now or when there is a connection. */
  say(text, place, language, button, files = []) {
    const item = { id: uuid(), who: 'me', text, place, language, button, at: new Date().toISOString(), state: 'waiting' };
    if (files.length) {
      item.files = files.map(one => ({ name: one.name, size: one.size }));
      hold(item.id, files);
    }
    this.state.items.push(item);
    this.save();
    this.flush();
    return item.id;
  }

  item(id) { return this.state.items.find(one => one.id === id); }

  async flush() {
    if (this.flushing) return;
    this.flushing = true;
    clearTimeout(this.retry);
    let pause = 0;
    try {
      for (let next; !pause && (next = this.state.items.find(one => one.state === 'waiting'));) pause = await this.post(next);
    } finally { this.flushing = false; }
    this.setOffline(pause > 0);
    if (pause) this.retry = setTimeout(() => this.flush(), pause);
    else this.connect();
  }

  /* Answers how long to wait before the next try; 0 when this one is done with. */
  async post(item) {
    try {
      if (!this.state.token) {
        const captcha = await globalThis.otklikCaptcha?.();
        const opened = await this.call('v1/web/chats', { site: this.site, captcha }, item.language);
        if (!opened.ok) return this.fault(item, opened);
        this.state.token = (await opened.json()).token;
        this.state.cursor = '';
        this.save();
      }
      const answer = await (item.files ? this.upload(item) : this.write(item));
      if (!answer) return this.done(item.id, 'refused', WORDS[item.language].lost);
      if (answer.ok) return this.done(item.id, 'sent');
      if (answer.status === 401) { this.state.token = null; this.save(); return 1000; }
      return this.fault(item, answer);
    } catch { return 4000 + Math.random() * 2000; }
  }

  write(item) {
    const body = { clientId: item.id, text: item.text, language: item.language, button: item.button };
    if (item.place) body.location = item.place;
    return this.call('v1/web/chats/messages', body, item.language);
  }

  /* The same with files, of which the browser tells how far they are; nothing where it has not kept them. */
  async upload(item) {
    const files = await heldFor(item.id);
    if (!files) return null;
    const form = new FormData();
    const fields = { clientId: item.id, text: item.text, language: item.language, ...item.place };
    for (const name in fields) if (fields[name] != null) form.append(name, fields[name]);
    files.forEach(one => form.append('files', one, one.name));
    return new Promise((answered, failed) => {
      const call = new XMLHttpRequest();
      call.open('POST', this.base + 'v1/web/chats/messages');
      call.setRequestHeader('Accept-Language', item.language);
      call.setRequestHeader('X-Chat-Token', this.state.token);
      call.upload.onprogress = e => { this.sending = { id: item.id, part: e.loaded / e.total }; this.changed(); };
      call.onload = () => {
        this.sending = null;
        answered(new Response(call.responseText,
          { status: call.status, headers: { 'Retry-After': call.getResponseHeader('Retry-After') || '' } }));
      };
      call.onerror = call.onabort = () => { this.sending = null; this.changed(); failed(new Error('no connection')); };
      call.send(form);
    });
  }

  async fault(item, answer) {
    if (answer.status >= 500 || answer.status === 429 || answer.status === 408) return 1000 * (Number(answer.headers.get('Retry-After')) || 3);
    const problem = await answer.json().catch(() => ({}));
    return this.done(item.id, 'refused', problem.detail);
  }

  done(id, state, why) {
    const item = this.item(id);
    if (item) { item.state = state; item.why = why; }
    this.save();
    if (item && item.files) {
      if (state === 'refused') this.dispatchEvent(new CustomEvent('refused', { detail: item }));
      release(id);
    }
    return 0;
  }

  call(path, body, language) {
    const headers = { 'Content-Type': 'application/json', 'Accept-Language': language || 'ru' };
    if (this.state.token) headers['X-Chat-Token'] = this.state.token;
    return fetch(this.base + path, { method: 'POST', headers, body: JSON.stringify(body), cache: 'no-store', credentials: 'omit' });
  }

  setOffline(offline) {
    if (this.offline !== offline) { this.offline = offline; this.changed(); }
  }

  /* Holds the stream open as long as there is a chat; comes back where it was cut. */
  async connect() {
    if (this.stream || !this.state.token) return;
    const stream = this.stream = new AbortController();
    let pause = 1000;
    while (!stream.signal.aborted && this.state.token) {
      try {
        const began = Date.now();
        await this.follow(stream.signal);
        if (Date.now() - began > 5000) pause = 1000;
      } catch (e) {
        if (e === GONE) break;
      }
      await new Promise(later => setTimeout(later, pause * (.5 + Math.random())));
      pause = Math.min(pause * 2, 30000);
    }
    if (this.stream === stream) this.stream = null;
  }

  disconnect() {
    if (this.stream) this.stream.abort();
    this.stream = null;
  }

  async follow(outer) {
    const silence = new AbortController();
    const stop = () => silence.abort();
    outer.addEventListener('abort', stop);
    let timer = setTimeout(stop, SILENCE);
    try {
      const headers = { 'X-Chat-Token': this.state.token };
      if (this.state.cursor) headers['Last-Event-ID'] = this.state.cursor;
      const answer = await fetch(this.base + 'v1/web/chats/stream',
        { headers, signal: silence.signal, cache: 'no-store', credentials: 'omit' });
      if (answer.status === 401) { this.state.token = null; this.save(); throw GONE; }
      if (!answer.ok || !answer.body) return this.ask();
      const reader = answer.body.getReader();
      const decoder = new TextDecoder();
      let rest = '';
      for (;;) {
        const { done, value } = await reader.read();
        if (done) return;
        clearTimeout(timer);
        timer = setTimeout(stop, SILENCE);
        const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
        rest = blocks.pop();
        blocks.forEach(block => this.event(block));
      }
    } finally {
      clearTimeout(timer);
      outer.removeEventListener('abort', stop);
    }
  }

  /* For browsers and hosts without streams. */
  async ask() {
    for (let more = true; more;) {
      const answer = await fetch(this.base + 'v1/web/chats/notices?after=' + encodeURIComponent(this.state.cursor),
        { headers: { 'X-Chat-Token': this.state.token }, cache: 'no-store', credentials: 'omit' });
      if (!answer.ok) return;
      const page = await answer.json();
      page.notices.forEach(notice => this.hear(notice));
      more = page.more;
    }
  }

  event(block) {
    const data = block.split('\n').filter(line => line.startsWith('data:')).map(line => line.slice(5).trimStart());
    if (data.length) this.hear(JSON.parse(data.join('\n')));
  }

  hear(notice) {
    if (!this.item(notice.id)) {
      if (notice.notice === 'erased') this.state.items = [];
      const { id, text, language, at, buttons } = notice;
      this.state.items.push({ id, who: 'us', text, language, at, buttons });
    }
    this.state.cursor = notice.cursor;
    this.save();
    this.dispatchEvent(new CustomEvent('notice', { detail: notice }));
  }

  forget() {
    this.disconnect();
    this.state.items.filter(one => one.files).forEach(one => release(one.id));
    this.state = { token: null, cursor: '', items: [] };
    try { localStorage.removeItem(this.key); } catch { /* nothing was kept */ }
    this.changed();
  }
}

const GONE = new Error('the chat is not known any more');
const conversations = new Map();

function conversation(base, site) {
  const key = base + ' ' + site;
  if (!conversations.has(key)) conversations.set(key, new Conversation(base, site));
  return conversations.get(key);
}

function storageWorks() {
  try { localStorage.setItem('otklik', ''); localStorage.removeItem('otklik'); return true; } catch { return false; }
}

/* Files that wait to be sent: in this page, and in the browser's own store for when the page is closed before. */
const held = new Map();

function shelf() {
  return new Promise((found, failed) => {
    const open = indexedDB.open('otklik', 1);
    open.onupgradeneeded = () => open.result.createObjectStore('files');
    open.onerror = () => failed(open.error);
    open.onsuccess = () => found(open.result.transaction('files', 'readwrite').objectStore('files'));
  });
}

async function hold(id, files) {
  held.set(id, files);
  try { (await shelf()).put(files, id); } catch { /* it lives as long as the page */ }
}

async function heldFor(id) {
  if (held.has(id)) return held.get(id);
  try {
    const got = (await shelf()).get(id);
    return await new Promise((found, failed) => { got.onsuccess = () => found(got.result); got.onerror = () => failed(got.error); });
  } catch { return undefined; }
}

async function release(id) {
  held.delete(id);
  try { (await shelf()).delete(id); } catch { /* nothing was kept */ }
}

/* crypto.randomUUID is there on secure pages only. */
function uuid() {
  const b = crypto.getRandomValues(new Uint8Array(16));
  b[6] = b[6] & 15 | 64;
  b[8] = b[8] & 63 | 128;
  const hex = [...b].map(one => one.toString(16).padStart(2, '0')).join('');
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, '$1-$2-$3-$4-$5');
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

function icon(path) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

const BUBBLE = 'M4 4h16v12H9l-5 4z';
const CROSS = 'M6 6l12 12M18 6L6 18';
const PIN = 'M12 21s-7-6.2-7-11a7 7 0 0 1 14 0c0 4.8-7 11-7 11zM12 7.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5z';
const ARROW = 'M4 12h15M13 5l7 7-7 7';
const CLIP = 'M20 11l-8.5 8.5a5 5 0 0 1-7-7L13 4a3.3 3.3 0 0 1 4.7 4.7L9.5 17a1.6 1.6 0 0 1-2.3-2.3L15 7';
const MIC = 'M12 3a3 3 0 0 0-3 3v6a3 3 0 0 0 6 0V6a3 3 0 0 0-3-3zM6 11v1a6 6 0 0 0 12 0v-1M12 18v3';
const TAKEN = 'image/jpeg,image/png,image/gif,image/webp,image/heic,video/mp4,video/quicktime,video/webm,audio/*,.pdf,.docx,.xlsx';
const LONGEST_VOICE = 300000;
const MB = 1 << 20;
const BIN = 'M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13';

/* Text with its web addresses as links. */
function linked(text) {
  return text.split(/(https?:\/\/[^\s<>"]*[^\s<>".,;:!?)\]])/).map((part, i) =>
    i % 2 ? el('a', { href: part, target: '_blank', rel: 'noopener noreferrer' }, part) : part);
}

function when(at, lang) {
  const time = new Date(at);
  const day = time.toDateString() === new Date().toDateString() ? {} : { day: 'numeric', month: 'short' };
  return time.toLocaleString(lang, { hour: '2-digit', minute: '2-digit', ...day });
}

function size(bytes, words) { return Math.max(.1, bytes / MB).toFixed(1) + ' ' + words.mb; }

/* What chat and form have in common: language, style, the fields for files and for a place. */
class Otklik extends HTMLElement {
  connectedCallback() {
    if (this.shadowRoot) return;
    const near = this.closest('[lang]');
    const asked = this.getAttribute('lang') || (near && near.lang) || navigator.language || 'ru';
    this.language = asked.toLowerCase().startsWith('en') ? 'en' : 'ru';
    this.words = WORDS[this.language];
    this.talk = conversation(this.getAttribute('base') || HOME, this.getAttribute('site') || 'portal');
    this.root = this.attachShadow({ mode: 'open' });
    this.root.adoptedStyleSheets = [style()];
    this.render();
    this.talk.addEventListener('change', () => this.update());
    this.update();
    this.talk.connect();
    if (this.talk.state.items.some(one => one.state === 'waiting')) this.talk.flush();
  }

  /* What is attached, and what is wrong with it; the buttons are where each wants them. */
  fileList() {
    const w = this.words;
    this.files = [];
    this.chips = el('ul', { class: 'files', 'aria-label': w.attached, hidden: true });
    this.fileState = el('p', { class: 'quiet', role: 'status' });
    this.fileAdded = el('p', { class: 'unseen', role: 'status' });
    this.fileFault = el('p', { class: 'fault', role: 'alert' });
    this.picker = el('input', { type: 'file', multiple: true, accept: TAKEN, hidden: true,
      onchange: () => { this.addFiles([...this.picker.files]); this.picker.value = ''; } });
    this.bar = el('progress', { max: 1, value: 0, 'aria-label': w.progress, hidden: true });
    return el('div', { class: 'attached' }, this.picker, this.chips, this.fileAdded, this.fileState, this.fileFault, this.bar);
  }

  fileButtons(kind, labelled) {
    const w = this.words;
    const button = (path, label, act) => el('button', { type: 'button', class: kind, title: labelled ? null : label,
      'aria-label': labelled ? null : label, onclick: act }, icon(path), labelled ? label : null);
    this.attachButton = button(CLIP, w.attach, () => this.picker.click());
    const canRecord = navigator.mediaDevices && navigator.mediaDevices.getUserMedia && 'MediaRecorder' in window;
    this.micButton = canRecord ? button(MIC, w.record, () => this.record()) : null;
    return [this.attachButton, this.micButton];
  }

  most(name, usual) { return Number(this.getAttribute(name)) || usual; }

  addFiles(more) {
    const w = this.words;
    const files = this.most('most-files', 10), one = this.most('most-file-mb', 20), all = this.most('most-mb', 50);
    let fault = '';
    for (const file of more) {
      const sum = this.files.reduce((sum, other) => sum + other.size, file.size);
      if (!file.size) fault = file.name + ': ' + w.empty1;
      else if (file.size > one * MB) fault = w.tooLarge(file.name, one);
      else if (this.files.length === files) fault = w.tooMany(files);
      else if (sum > all * MB) fault = w.tooHeavy(all);
      else this.files.push(file);
    }
    this.showFiles(fault);
    this.fileAdded.textContent = fault ? '' : w.added + more.map(file => file.name).join(', ');
  }

  showFiles(fault = '') {
    this.fileFault.textContent = fault;
    if (!fault && this.takenBack) { this.takenBack = null; this.update(); }
    this.fileState.textContent = '';
    this.chips.hidden = !this.files.length;
    this.chips.replaceChildren(...this.files.map(file => el('li', {}, el('span', {}, file.name + ', ' + size(file.size, this.words)),
      el('button', { type: 'button', class: 'icon', 'aria-label': this.words.remove + file.name, title: this.words.remove + file.name,
        onclick: () => { this.files = this.files.filter(other => other !== file); this.showFiles(); this.attachButton.focus(); } }, icon(CROSS)))));
  }

  pasted(e) {
    const files = [...e.clipboardData.files];
    if (files.length) { e.preventDefault(); this.addFiles(files); }
  }

  async record() {
    if (this.recorder) return this.recorder.stop();
    const w = this.words;
    try {
      const sound = await navigator.mediaDevices.getUserMedia({ audio: true });
      const type = ['audio/ogg;codecs=opus', 'audio/webm;codecs=opus', 'audio/mp4'].find(one => MediaRecorder.isTypeSupported(one));
      const recorder = this.recorder = new MediaRecorder(sound, type ? { mimeType: type } : {});
      const parts = [];
      const end = setTimeout(() => recorder.stop(), LONGEST_VOICE);
      recorder.ondataavailable = e => parts.push(e.data);
      recorder.onstop = () => {
        clearTimeout(end);
        sound.getTracks().forEach(track => track.stop());
        this.recorder = null;
        this.showRecording(w.record, false);
        const kind = recorder.mimeType.split(';')[0];
        this.addFiles([new File(parts, 'voice.' + kind.split('/')[1], { type: kind })]);
      };
      recorder.start();
      this.showRecording(w.stop, true);
      this.fileState.textContent = w.recording;
    } catch { this.fileFault.textContent = w.noMic; }
  }

  showRecording(label, on) {
    this.micButton.classList.toggle('on', on);
    if (this.micButton.title) { this.micButton.title = label; this.micButton.setAttribute('aria-label', label); }
    else this.micButton.lastChild.textContent = label;
  }

  showProgress(id) {
    const sending = this.talk.sending;
    this.bar.hidden = !sending || sending.id !== id;
    if (sending) this.bar.value = sending.part;
  }

  placeField(label, describedBy) {
    const w = this.words;
    this.point = null;
    this.addressInput = el('input', { id: 'address', type: 'text', maxlength: 500, autocomplete: 'street-address',
      'aria-describedby': describedBy });
    this.found = el('span', { class: 'quiet', role: 'status' });
    return el('div', { class: 'place' },
      el('label', { for: 'address' }, label), this.addressInput,
      'geolocation' in navigator ? el('button', { type: 'button', class: 'plain', onclick: () => this.locate() }, icon(PIN), w.here) : null,
      this.found);
  }

  locate() {
    const w = this.words;
    this.found.textContent = w.searching;
    navigator.geolocation.getCurrentPosition(
      p => { this.point = { lat: p.coords.latitude, lon: p.coords.longitude }; this.found.textContent = w.found; },
      () => { this.point = null; this.found.textContent = w.notFound; },
      { enableHighAccuracy: true, timeout: 15000, maximumAge: 60000 });
  }

  takePlace() {
    const address = this.addressInput.value.trim();
    const place = address || this.point ? { ...this.point, ...(address && { address }) } : undefined;
    this.addressInput.value = '';
    this.found.textContent = '';
    this.point = null;
    return place;
  }
}

class OtklikChat extends Otklik {
  render() {
    const w = this.words;
    const inline = this.getAttribute('mode') === 'inline';
    const title = this.getAttribute('heading') || w.title;
    this.shown = new Set();
    this.unread = 0;
    this.atEnd = true;
    this.log = el('div', { class: 'log', role: 'log', 'aria-live': 'polite', 'aria-label': w.log, tabindex: 0,
      onscroll: () => { this.atEnd = this.log.scrollHeight - this.log.scrollTop - this.log.clientHeight < 40; } });
    new ResizeObserver(() => this.stay()).observe(this.log);
    this.state = el('p', { class: 'state', role: 'status' });
    this.input = el('textarea', { id: 'text', rows: 2, maxlength: 4000, placeholder: w.label, 'aria-describedby': 'hint',
      onpaste: e => this.pasted(e),
      onkeydown: e => { if (e.key === 'Enter' && !e.shiftKey && !e.isComposing) { e.preventDefault(); this.submit(); } } });
    this.placeBox = el('div', { id: 'where', hidden: true }, this.placeField(w.address));
    this.placeButton = el('button', { type: 'button', class: 'icon', 'aria-label': w.place, title: w.place, 'aria-expanded': 'false',
      'aria-controls': 'where', onclick: () => this.showPlace(this.placeBox.hidden) }, icon(PIN));
    this.sure = el('div', { class: 'sure', hidden: true, role: 'group', 'aria-label': w.forget },
      el('span', {}, w.sure),
      el('button', { type: 'button', class: 'danger', onclick: () => { this.talk.forget(); this.ask(false); this.input.focus(); } }, w.yes),
      el('button', { type: 'button', class: 'plain', onclick: () => { this.ask(false); this.bin.focus(); } }, w.no));
    this.bin = el('button', { type: 'button', class: 'icon bar', 'aria-label': w.forget, title: w.forget, onclick: () => this.ask(true) }, icon(BIN));
    this.panel = el('section', { class: inline ? 'panel inline' : 'panel', id: 'panel', hidden: !inline, 'aria-labelledby': 'title',
      role: inline ? null : 'dialog', onkeydown: e => { if (e.key === 'Escape' && !inline) this.toggle(false); } },
      el('div', { class: 'head' }, el('h2', { id: 'title' }, title), this.bin,
        inline ? null : el('button', { type: 'button', class: 'icon bar', 'aria-label': w.close, title: w.close, onclick: () => this.toggle(false) }, icon(CROSS))),
      this.sure, this.log, this.state, this.placeBox, this.fileList(),
      el('form', { class: 'write', onsubmit: e => { e.preventDefault(); this.submit(); } },
        el('label', { for: 'text', class: 'unseen' }, w.label), el('div', { class: 'tools' }, this.placeButton, ...this.fileButtons('icon').filter(Boolean)), this.input,
        el('button', { type: 'submit', class: 'icon main', 'aria-label': w.send, title: w.send }, icon(ARROW))),
      el('p', { id: 'hint', class: 'quiet hint' }, w.hint));
    this.root.append(this.panel);
    if (!inline) {
      this.count = el('span', { class: 'count', hidden: true });
      this.launcher = el('button', { type: 'button', class: 'launcher', 'aria-expanded': 'false', 'aria-controls': 'panel',
        onclick: () => this.toggle(this.panel.hidden) }, icon(BUBBLE), el('span', {}, title), this.count);
      this.root.append(this.launcher);
    }
    this.talk.addEventListener('refused', e => this.takeBack(e.detail));
    this.talk.addEventListener('notice', () => { if (this.panel.hidden) { this.unread++; this.showUnread(); } });
  }

  toggle(open) {
    this.panel.hidden = !open;
    this.launcher.hidden = open;
    this.launcher.setAttribute('aria-expanded', String(open));
    if (open) {
      this.unread = 0;
      this.showUnread();
      this.toEnd();
      this.input.focus();
    } else {
      this.launcher.focus();
    }
  }

  showUnread() {
    this.count.hidden = !this.unread;
    this.count.replaceChildren(String(this.unread), el('span', { class: 'unseen' }, ' ' + this.words.unread(this.unread)));
  }

  showPlace(open) {
    this.placeBox.hidden = !open;
    this.placeButton.setAttribute('aria-expanded', String(open));
    if (open) this.addressInput.focus();
  }

  ask(open) {
    this.sure.hidden = !open;
    if (open) this.sure.querySelector('button').focus();
  }

  submit() {
    const text = this.input.value.trim();
    if (!text && !this.addressInput.value.trim() && !this.point && !this.files.length) return this.input.focus();
    this.input.value = '';
    const place = this.takePlace();
    this.showPlace(false);
    const files = this.files;
    this.files = [];
    this.showFiles();
    this.talk.say(text, place, this.language, undefined, files);
    this.input.focus();
  }

  /* What was refused because of a file is there to be mended and sent again, unless he writes the next already. */
  takeBack(item) {
    const files = held.get(item.id);
    if (!files || this.input.value || this.files.length || this.panel.hidden) return;
    this.input.value = item.text;
    this.files = files;
    this.takenBack = item.id;
    this.showFiles(item.why || this.words.refused);
    this.update();
  }

  /* Adds what is new; what is there changes its state only, so that readers are told nothing twice. */
  update() {
    const items = this.talk.state.items;
    if ([...this.shown].some(id => !items.some(one => one.id === id)) || !this.log.firstChild) {
      this.shown.clear();
      this.log.replaceChildren(this.bubble({ id: 'hello', who: 'us', text: this.words.hello }));
    }
    for (const item of items) {
      if (this.shown.has(item.id)) this.mark(this.log.querySelector(`[data-id="${CSS.escape(item.id)}"] .mark`), item);
      else { this.shown.add(item.id); this.log.append(this.bubble(item)); this.toEnd(); }
    }
    this.bin.hidden = !items.length;
    this.showProgress(this.talk.sending && this.talk.sending.id);
    const state = this.talk.offline ? this.words.offline : '';
    if (this.state.textContent !== state) this.state.textContent = state;
    this.stay();
  }

  bubble(item) {
    const w = this.words;
    const mark = el('span', { class: 'mark' });
    this.mark(mark, item);
    return el('div', { class: 'bubble ' + item.who, 'data-id': item.id, lang: item.language },
      el('span', { class: 'unseen' }, (item.who === 'me' ? w.you : w.we) + ': '),
      item.text ? el('p', {}, ...linked(item.text)) : null,
      item.files ? el('ul', { class: 'files' }, ...item.files.map(one => el('li', {}, one.name + ', ' + size(one.size, w)))) : null,
      item.buttons ? this.buttons(item) : null,
      item.place ? el('p', { class: 'where' }, w.at + ': ' + (item.place.address || w.onMap)) : null,
      item.at ? el('p', { class: 'meta' }, el('time', { datetime: item.at }, when(item.at, this.language)), mark) : null);
  }

  buttons(item) {
    return el('div', { class: 'row' }, ...item.buttons.map(one => el('button', { type: 'button', class: 'plain',
      onclick: () => { this.talk.say(one.label, undefined, this.language, one.data); this.input.focus(); } }, one.label)));
  }

  mark(mark, item) {
    if (!mark || !item.state) return;
    // The reason stands once: below the files, as long as they are there to be mended.
    const text = ' · ' + this.words[item.state] + (item.why && item.id !== this.takenBack ? ': ' + item.why : '');
    if (mark.textContent !== text) mark.textContent = text;
  }

  toEnd() { this.log.scrollTop = this.log.scrollHeight; }

  /* Whatever grows, in the log or below it: who read the last words goes on seeing them, who reads older ones is left there. */
  stay() { if (this.atEnd) this.toEnd(); }
}

class OtklikForm extends Otklik {
  render() {
    const w = this.words;
    this.text = el('textarea', { id: 'what', rows: 5, maxlength: 20000, required: true, 'aria-describedby': 'fault',
      onpaste: e => this.pasted(e), oninput: () => this.complain('') });
    this.fault = el('p', { id: 'fault', class: 'fault', role: 'alert' });
    this.state = el('p', { class: 'quiet', role: 'status' });
    this.button = el('button', { type: 'submit', class: 'wide' }, w.submit);
    this.form = el('form', { novalidate: true, onsubmit: e => { e.preventDefault(); this.submit(); } },
      el('h2', {}, this.getAttribute('heading') || w.formTitle),
      el('label', { for: 'what' }, w.what), this.text, this.fault,
      el('div', { class: 'row' }, ...this.fileButtons('plain', true).filter(Boolean)), el('p', { class: 'quiet' }, w.filesHint), this.fileList(),
      this.placeField(w.where, 'whereHint'), el('p', { id: 'whereHint', class: 'quiet' }, w.whereHint),
      this.button, this.state);
    this.answers = el('div', { class: 'answers', role: 'log', 'aria-live': 'polite', 'aria-label': w.log });
    this.thanks = el('h2', { tabindex: -1 }, w.thanks);
    this.done = el('div', { hidden: true }, this.thanks, el('p', { class: 'quiet' }, w.soon), this.answers,
      el('button', { type: 'button', class: 'plain', onclick: () => this.again() }, w.another));
    this.root.append(el('section', { class: 'card' }, this.form, this.done));
    this.talk.addEventListener('notice', e => {
      if (!this.done.hidden) this.answers.append(el('div', { class: 'bubble us', lang: e.detail.language }, el('p', {}, ...linked(e.detail.text))));
    });
  }

  submit() {
    const text = this.text.value.trim();
    const said = text || this.files.length;
    this.complain(said ? '' : this.words.empty);
    if (!said) return this.text.focus();
    this.button.disabled = true;
    this.id = this.talk.say(text, this.takePlace(), this.language, undefined, this.files);
    this.update();
  }

  update() {
    const item = this.id && this.talk.item(this.id);
    this.showProgress(this.id);
    if (!item) return;
    if (item.state === 'sent') {
      this.id = null;
      this.text.value = '';
      this.files = [];
      this.showFiles();
      this.state.textContent = '';
      this.form.hidden = true;
      this.done.hidden = false;
      this.thanks.focus();
    } else if (item.state === 'refused') {
      this.id = null;
      this.button.disabled = false;
      this.state.textContent = '';
      if (item.files) {
        this.showFiles(item.why || this.words.refused);
        this.attachButton.focus();
      } else {
        this.complain(item.why || this.words.refused);
        this.text.focus();
      }
    } else {
      this.state.textContent = this.talk.offline ? this.words.later : this.words.sending;
    }
  }

  complain(fault) {
    this.fault.textContent = fault;
    this.text.setAttribute('aria-invalid', String(!!fault));
  }

  again() {
    this.answers.replaceChildren();
    this.done.hidden = true;
    this.form.hidden = false;
    this.button.disabled = false;
    this.text.focus();
  }
}

let sheet;
function style() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(CSS_TEXT);
  }
  return sheet;
}

const CSS_TEXT = `
:host { --accent: var(--otklik-accent, #0b57a4); --on-accent: var(--otklik-on-accent, #fff); --ink: #16202b; --soft: #4a5866;
  --line: #8795a3; --pale: #eef2f6; --paper: #fff; color-scheme: light; font: 16px/1.45 system-ui, sans-serif; color: var(--ink); }
:host, * { box-sizing: border-box; }
[hidden] { display: none !important; }
h2, p { margin: 0; }
button, input, textarea { font: inherit; color: inherit; }
button { min-height: 44px; border: 0; border-radius: 10px; cursor: pointer; background: none; }
button:disabled { opacity: .6; cursor: default; }
button svg { width: 24px; height: 24px; flex: none; fill: none; stroke: currentColor; stroke-width: 2; stroke-linecap: round; stroke-linejoin: round; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.head :focus-visible { outline-color: var(--on-accent); outline-offset: -4px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.quiet { color: var(--soft); font-size: 14px; }
.launcher { position: fixed; right: max(16px, env(safe-area-inset-right)); bottom: max(16px, env(safe-area-inset-bottom)); z-index: 2147483000;
  display: flex; align-items: center; gap: 10px; padding: 10px 18px; border-radius: 999px; background: var(--accent); color: var(--on-accent);
  font-weight: 600; box-shadow: 0 4px 16px rgba(9, 30, 66, .35); }
.launcher:focus-visible { outline-color: var(--ink); }
.count { min-width: 24px; padding: 0 7px; border-radius: 12px; background: var(--on-accent); color: var(--accent); text-align: center; }
.panel { position: fixed; right: 16px; bottom: 16px; z-index: 2147483000; width: 390px; height: min(640px, calc(100dvh - 32px));
  display: flex; flex-direction: column; overflow: hidden; background: var(--paper); border: 1px solid var(--line); border-radius: 16px;
  box-shadow: 0 12px 40px rgba(9, 30, 66, .3); animation: rise .18s ease-out; }
.panel.inline { position: static; width: 100%; height: 100%; min-height: 420px; box-shadow: none; animation: none; }
@keyframes rise { from { transform: translateY(12px); opacity: 0; } }
.head { display: flex; align-items: center; gap: 4px; padding: 6px 6px 6px 18px; background: var(--accent); color: var(--on-accent); }
.head h2 { flex: 1; font-size: 17px; }
.icon { width: 44px; height: 44px; flex: none; display: grid; place-items: center; color: var(--soft); }
.icon.bar { color: inherit; }
.icon.main { background: var(--accent); color: var(--on-accent); }
.icon:hover { background: var(--pale); } .icon.bar:hover { background: rgba(255, 255, 255, .18); } .icon.main:hover { background: var(--accent); filter: brightness(.9); }
.sure { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 10px 18px; background: #fff4e5; }
.sure span { flex: 1 1 100%; }
.danger { padding: 0 16px; background: #a3232b; color: #fff; }
.plain { padding: 0 14px; border: 1px solid var(--line); display: inline-flex; align-items: center; gap: 6px; background: var(--paper); }
.plain svg { width: 20px; height: 20px; }
.log { flex: 1; overflow-y: auto; overscroll-behavior: contain; padding: 16px; display: flex; flex-direction: column; gap: 10px; }
.log:focus-visible { outline-offset: -3px; }
.bubble { position: relative; max-width: 88%; padding: 10px 14px; border-radius: 14px; background: var(--pale); align-self: flex-start; overflow-wrap: anywhere; }
.bubble p { white-space: pre-wrap; }
.bubble.us { border-bottom-left-radius: 4px; } .bubble.me { align-self: flex-end; background: var(--accent); color: var(--on-accent); border-bottom-right-radius: 4px; }
.bubble a { color: inherit; }
.row { display: flex; flex-wrap: wrap; gap: 6px; margin-top: 8px; }
.where { font-size: 14px; margin-top: 4px; }
.meta { font-size: 13px; margin-top: 4px; color: var(--soft); } .me .meta { color: inherit; }
.state:not(:empty) { padding: 8px 18px; background: #fff4e5; font-size: 14px; }
.panel .place { padding: 10px 14px; border-top: 1px solid #d5dce3; }
.place { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.place label { flex: 1 1 100%; }
.place input { flex: 1 1 160px; }
input, textarea { width: 100%; min-width: 0; padding: 10px 12px; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); }
input { min-height: 44px; }
textarea::placeholder { color: var(--soft); opacity: 1; }
.write { display: flex; flex-wrap: wrap; align-items: flex-end; gap: 2px 8px; padding: 4px 10px 10px; border-top: 1px solid #d5dce3; }
.write textarea { flex: 1; resize: none; min-height: 68px; max-height: 160px; field-sizing: content; }
.hint { padding: 0 18px 10px; margin-top: -4px; font-size: 13px; }
.attached { display: grid; gap: 6px; } .panel .attached > * { margin: 0 14px; } .attached p:empty { display: none; }
.files { list-style: none; margin: 0; padding: 0; display: grid; gap: 4px; font-size: 14px; overflow-wrap: anywhere; }
.attached .files { max-height: 150px; overflow-y: auto; }
.attached li { display: flex; align-items: center; justify-content: space-between; gap: 8px; padding-left: 12px; background: var(--pale); border-radius: 10px; }
.tools { display: flex; flex: 1 1 100%; } .on { color: #a3232b; } .icon.on { outline: 3px solid #a3232b; outline-offset: -6px; border-radius: 50%; }
progress { width: calc(100% - 28px); accent-color: var(--accent); } .card progress { width: 100%; }
input:focus-visible, textarea:focus-visible { outline-offset: 0; }
.card { padding: 24px; background: var(--paper); border: 1px solid #c4cdd6; border-radius: 16px; }
.card form, .card div:not(.place, .bubble, .row, .attached) { display: flex; flex-direction: column; gap: 12px; }
.card h2 { font-size: 22px; line-height: 1.25; } .card h2:focus { outline: none; }
.card label { font-weight: 600; margin-bottom: -6px; }
.card .place label { margin-bottom: 0; }
.wide { padding: 0 22px; background: var(--accent); color: var(--on-accent); font-weight: 600; align-self: flex-start; }
.wide:hover { filter: brightness(.9); }
.fault { color: #a3232b; font-weight: 600; } .fault:empty { display: none; }
[aria-invalid=true] { border: 2px solid #a3232b; }
.card .plain { align-self: flex-start; }
@media (max-width: 480px) {
  .launcher { padding: 14px; }
  .launcher > span:not(.count) { position: absolute; width: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
  .panel:not(.inline) { inset: 0; width: 100%; height: 100dvh; border: 0; border-radius: 0; }
.hint { display: none; } .card { padding: 16px; }
}
@media (prefers-reduced-motion: reduce) { * { animation: none !important; } }
@media (forced-colors: active) { .bubble, .launcher, .icon.main, .wide { border: 1px solid; } }
`;

customElements.define('otklik-chat', OtklikChat);
customElements.define('otklik-form', OtklikForm);
})();
