/** How much one source and one citizen may send, and whether a person is at the other end. */
package otklik.ingest.load;
