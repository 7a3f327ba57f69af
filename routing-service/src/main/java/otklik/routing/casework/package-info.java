/** A case and what can be done with it. */
package otklik.routing.casework;
