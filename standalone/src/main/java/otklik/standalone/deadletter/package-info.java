/** Dead letters: what is there, and sending it again to where it came from. */
package otklik.standalone.deadletter;
