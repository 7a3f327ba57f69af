/** Viber's {@code pa/send_message}: errors come as HTTP 200 with a status of Viber's own. */
package otklik.notify.viber;
