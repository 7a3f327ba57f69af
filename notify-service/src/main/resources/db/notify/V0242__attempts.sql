-- Whether an attempt may have been taken although nobody answered; an attempt goes with its notice.
alter table attempt add column unanswered boolean not null default false;
alter table attempt add constraint attempt_of_a_notice
    foreign key (notice_id) references delivery (notice_id) on delete cascade;

comment on column attempt.unanswered is 'the provider may have taken it all the same';
comment on table attempt is 'attempts after which a notice was open again, at once or by hand';

-- What is sent again by hand is looked for among the dead alone.
create index delivery_dead on delivery (lane, finished_at) where state = 'DEAD';
