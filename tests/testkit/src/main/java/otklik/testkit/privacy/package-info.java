/** The search for planted personal data wherever the system writes. */
package otklik.testkit.privacy;
