/** The process: its settings, what it starts and stops, and how it says how it is. */
package otklik.routing.service;
