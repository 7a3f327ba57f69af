/** Web chats: a notice is delivered when its row is written; open streams show it, whichever replica holds them. */
package otklik.notify.web;
