/** Addresses to answer to: kept in the vault's seals, opened only for the time of an attempt. */
package otklik.notify.contact;
