/** Events of an agency's topic to the agency's own system, as signed webhooks. */
package otklik.notify.agency;
