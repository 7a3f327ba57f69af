/** Invented citizens' messages with the shape of real ones, and the personal data planted in them. */
package otklik.testkit.message;
