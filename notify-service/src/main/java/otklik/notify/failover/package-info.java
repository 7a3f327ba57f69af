/** The second way: who gave two addresses is told at the other one where the first fails. */
package otklik.notify.failover;
