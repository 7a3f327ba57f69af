-- Where each consumer goes on: moved by compare-and-set in the transaction of its work.
-- topic_id is Kafka's id of the topic: a topic made anew under the old name has another.
create table consumer_offset (
    consumer  text   not null,
    topic     text   not null,
    partition int    not null,
    topic_id  text   not null,
    next      bigint not null,
    primary key (consumer, topic, partition)
);

-- What is to be published. Written in the transaction of its cause, deleted once the broker has it.
create table outbox (
    id      bigint generated always as identity primary key,
    topics  text  not null,
    key     text  not null,
    headers text  not null,
    payload bytea not null
);
