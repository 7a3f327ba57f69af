/** The house's rules as ArchUnit says them. */
package otklik.testkit.architecture;
