/** What agencies do with their cases by their own topics, and what they hear when it cannot be done. */
package otklik.routing.agency;
