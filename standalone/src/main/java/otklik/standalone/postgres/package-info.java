/** The database of one machine: PostgreSQL from packaged binaries, with the schemas and roles of the services. */
package otklik.standalone.postgres;
