/** Readers that gather those observations from outside: topics, tables, receivers. */
package otklik.testkit.observe;
