/** What is a citizen's goes: when he asks, and when the region's time for keeping it is over. The case stays as a fact without words. */
package otklik.routing.erasure;
