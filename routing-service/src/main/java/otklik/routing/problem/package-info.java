/** Errors as RFC 9457 problem details. */
package otklik.routing.problem;
