/** Many rows in one statement, as an array for each column. */
package otklik.routing.rows;
