/**
 * Days and minutes in the agent's own time zone.
 * @module
 */
import { say } from './dom.js';

/** @type {Map<string, Intl.DateTimeFormat>} making one is slow, so each is made once */
const formats = new Map();

/** @param {string} locale @param {Intl.DateTimeFormatOptions} options */
function format(locale, options) {
  const key = locale + JSON.stringify(options);
  let made = formats.get(key);
  if (!made) formats.set(key, (made = new Intl.DateTimeFormat(locale, options)));
  return made;
}

/** A number that differs from day to day. @param {number} at */
export function dayOf(at) {
  const date = new Date(at);
  return date.getFullYear() * 400 + date.getMonth() * 32 + date.getDate();
}

/** @param {number} at */
export function minuteOf(at) {
  return Math.floor(at / 60000);
}

/** @param {number} at @param {string} locale */
export function clockTime(at, locale) {
  return format(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(at);
}

/** @param {number} at @param {string} locale */
export function exactTime(at, locale) {
  return format(locale, { dateStyle: 'full', timeStyle: 'long' }).format(at);
}

/** "Today", "Yesterday", or the day with its name. @param {number} at @param {string} locale @param {Record<string, string>} words */
export function daySeparator(at, locale, words) {
  const now = new Date();
  if (dayOf(at) === dayOf(now.getTime())) return say(words, 'thread.today');
  if (dayOf(at) === dayOf(now.getTime() - 86400000)) return say(words, 'thread.yesterday');
  /** @type {Intl.DateTimeFormatOptions} */
  const options = { weekday: 'long', day: 'numeric', month: 'long' };
  if (new Date(at).getFullYear() !== now.getFullYear()) options.year = 'numeric';
  const day = format(locale === 'en' ? 'en-GB' : locale, options).format(at);
  return day.charAt(0).toLocaleUpperCase(locale) + day.slice(1);
}

/** The day in short, for a line that has little room. @param {number} at @param {string} locale */
export function shortDay(at, locale) {
  return format(locale === 'en' ? 'en-GB' : locale, { day: 'numeric', month: 'short', year: 'numeric' }).format(at);
}

/** How long ago, in one short unit: "2 min", "1 h", "3 d". @param {number} at @param {Record<string, string>} words */
export function ago(at, words) {
  const minutes = Math.max(0, Math.floor((Date.now() - at) / 60000));
  if (minutes < 1) return say(words, 'time.now');
  if (minutes < 60) return say(words, 'time.minutes', minutes);
  if (minutes < 1440) return say(words, 'time.hours', Math.floor(minutes / 60));
  return say(words, 'time.days', Math.floor(minutes / 1440));
}

/** How long until, in one short unit. @param {number} at @param {Record<string, string>} words */
export function until(at, words) {
  const minutes = Math.max(0, Math.ceil((at - Date.now()) / 60000));
  if (minutes < 60) return say(words, 'time.minutes', minutes);
  return minutes < 2880 ? say(words, 'time.hours', Math.floor(minutes / 60)) : say(words, 'time.days', Math.floor(minutes / 1440));
}

/** @param {number} bytes @param {string} locale */
export function fileSize(bytes, locale) {
  const units = ['B', 'kB', 'MB', 'GB'];
  let unit = 0;
  let size = bytes;
  while (size >= 1000 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${size.toLocaleString(locale, { maximumFractionDigits: size < 10 && unit > 0 ? 1 : 0 })} ${units[unit]}`;
}
