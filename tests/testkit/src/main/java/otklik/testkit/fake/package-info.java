/** Fake channels over real HTTP: they behave as documented, fault on a plan, and never hide a duplicate. */
package otklik.testkit.fake;
