/** The dialogue with a citizen in a chat: what he was told and asked, and what he does beside writing. */
package otklik.routing.conversation;
