/** Where a message is, and what became of an import run. */
package otklik.routing.trace;
