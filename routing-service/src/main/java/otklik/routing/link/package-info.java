/** One citizen by several channels, where he asks for it. */
package otklik.routing.link;
