/** One POST with one deadline, on the sending loop. */
package otklik.notify.http;
