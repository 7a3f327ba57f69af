/** Brings a file of messages in through the base URL: reads, maps, sends, remembers what is confirmed. */
package otklik.standalone.intake;
