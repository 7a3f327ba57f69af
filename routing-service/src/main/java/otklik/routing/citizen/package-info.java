/** What a citizen sees of a case and does with it, with its reference and PIN. */
package otklik.routing.citizen;
