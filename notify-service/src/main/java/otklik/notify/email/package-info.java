/** E-mail: letters to citizens' own addresses by way of a relay, and the link in them that ends it. */
package otklik.notify.email;
