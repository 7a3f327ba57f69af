/** Telegram: what its webhook sends becomes messages, and chats to answer to become sealed contacts. */
package otklik.ingest.telegram;
