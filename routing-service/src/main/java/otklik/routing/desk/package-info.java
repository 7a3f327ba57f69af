/** What staff see of a case and do with it, over HTTP. */
package otklik.routing.desk;
