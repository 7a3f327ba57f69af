/** A message on its way in: read, checked, pseudonymised, made an event. The same for every channel. */
package otklik.ingest.message;
