/** {@code otklik audit}: checks the audit of an installation and saves its checkpoints. */
package otklik.routing.audit.command;
