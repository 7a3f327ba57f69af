/** Brings the whole system up on one machine, keeps it up and takes it down: servers, one process per service, base URL. */
package otklik.standalone.launch;
