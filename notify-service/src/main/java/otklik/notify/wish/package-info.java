/** How much citizens want to be told, and when. */
package otklik.notify.wish;
