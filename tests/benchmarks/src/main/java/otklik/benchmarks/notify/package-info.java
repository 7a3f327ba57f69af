/** {@code otklik bench notify}: notify-service alone, with fakes for those whom it tells. */
package otklik.benchmarks.notify;
