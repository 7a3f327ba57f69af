/** The web: a form, and a chat on any page, without an outside service. Nothing is kept of a chat but what its browser keeps. */
package otklik.ingest.web;
