/**
 * Several messages about one problem: a citizen's next message goes to the case that he has, another citizen's case joins the one that is
 * open already, and what is not sure is proposed to a person.
 */
package otklik.routing.duplicate;
