/** Where staff on duty are called: told over HTTP, as addresses are no matter of a region pack. */
package otklik.notify.duty;
