/** What happens to cases because time passes: warnings, overdue, escalation, closing. */
package otklik.routing.deadline;
