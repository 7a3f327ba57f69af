/** Files of messages, as far as casework goes: what there is and who may read it. The bytes are ingest-service's. */
package otklik.routing.attachment;
