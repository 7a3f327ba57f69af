/** What a citizen sees of a case, with its reference and PIN. */
package otklik.routing.citizen;
