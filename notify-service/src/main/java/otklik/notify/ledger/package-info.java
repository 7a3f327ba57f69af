/** The ledger of notices: every attempt, what follows from an end, sending again by hand, and what is stuck between states. */
package otklik.notify.ledger;
