/** What platforms hear of their messages beside the webhook: Kafka topics and files to fetch, as the region pack says. */
package otklik.notify.status;
