/** What the citizens of cases were told, as those see it who see the case. */
package otklik.routing.notice;
