/** Who did what to which case, in a form that cannot be changed unnoticed: entries, their chains, signed checkpoints, and their check. */
package otklik.routing.audit;
