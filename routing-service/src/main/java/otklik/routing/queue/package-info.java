/** What waits for whom, and search: pages of cases, bounded by what the caller may see. */
package otklik.routing.queue;
