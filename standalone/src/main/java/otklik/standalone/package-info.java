/** Everything on one machine: the embedded servers, one process per service, one base URL, the command line. */
package otklik.standalone;
