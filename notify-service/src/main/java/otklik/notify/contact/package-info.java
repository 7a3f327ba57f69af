/** Addresses to answer to: sealed at rest, opened only for the time of an attempt. */
package otklik.notify.contact;
