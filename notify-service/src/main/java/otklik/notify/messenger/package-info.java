/** What all messengers' senders do alike: contacts that are late, addresses, pace, one POST. What differs is their own. */
package otklik.notify.messenger;
