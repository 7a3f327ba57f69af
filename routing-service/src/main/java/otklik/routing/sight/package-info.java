/** What a transaction sees of the cases: the wall in the database behind the application's own. */
package otklik.routing.sight;
