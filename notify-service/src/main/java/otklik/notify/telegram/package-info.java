/** Telegram's {@code sendMessage}, within the limits that Telegram documents. */
package otklik.notify.telegram;
