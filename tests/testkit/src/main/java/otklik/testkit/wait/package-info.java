/** Waits with names. */
package otklik.testkit.wait;
