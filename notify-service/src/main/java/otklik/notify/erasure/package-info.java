/** What is a citizen's goes from notify's vault: when he asks, and when the region's time for keeping it is over. */
package otklik.notify.erasure;
