/**
 * Every way back: turns what happened to a case into notices, and brings each to the citizen or to the connector that the
 * message came by. Rows of the table {@code delivery} are the truth; what is in memory is a lease on some of them.
 */
package otklik.notify;
