/** The command line {@code otklik}: one class per command. */
package otklik.standalone.cli;
