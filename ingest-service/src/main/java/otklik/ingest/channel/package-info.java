/** What every messenger has in common: its hook, what an update of it says, and how that becomes events. */
package otklik.ingest.channel;
