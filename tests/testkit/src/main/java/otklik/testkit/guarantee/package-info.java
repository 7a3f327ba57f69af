/** What the system promises, as objects that judge a history of plain observations. */
package otklik.testkit.guarantee;
