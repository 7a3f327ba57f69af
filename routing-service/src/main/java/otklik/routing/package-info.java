/** Casework: who is responsible for what citizens wrote, until when, and what happened since. */
package otklik.routing;
