/** The whole pipeline as processes, under kills and restarts. */
package otklik.endtoend;
