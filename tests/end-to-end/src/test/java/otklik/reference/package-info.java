/** Reference pages that are generated from the code, and the test that says when a page is behind it. */
package otklik.reference;
