/** Citizens' addresses: kept sealed, in plain only for the time of a call. */
package otklik.notify.vault;
