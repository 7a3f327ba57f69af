/** What the rules were asked about each case when it was opened, and what they said: for trying others. */
package otklik.routing.history;
