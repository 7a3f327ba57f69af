/** Deliveries: planned from case events, claimed in order, sent by a channel's {@code Sender}, recorded in batches. */
package otklik.notify.delivery;
