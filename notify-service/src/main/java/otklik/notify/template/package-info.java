/** What a notice says: the region pack's templates, filled in. */
package otklik.notify.template;
