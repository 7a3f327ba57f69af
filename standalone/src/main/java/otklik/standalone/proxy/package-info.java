/** The one address from outside: a small HTTP proxy that streams both ways. */
package otklik.standalone.proxy;
