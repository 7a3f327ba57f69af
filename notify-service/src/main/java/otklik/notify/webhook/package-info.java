/** The signed status webhook of connectors: Standard Webhooks, see {@code docs/how-to/receive-webhooks.md}. */
package otklik.notify.webhook;
