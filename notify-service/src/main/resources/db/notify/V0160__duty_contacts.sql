-- Where staff on duty are called. Apart from citizens' contacts: neither can be taken for the other, and an erasure touches none of these.
-- Addresses are sealed to notify's own key; those of webhooks are in the table webhook, under "source".
create table duty_contact (
    office         text        not null,
    role           text        not null,
    channel        text        not null,
    source         text        not null,
    sealed_address text,
    changed_at     timestamptz not null,
    constraint duty_contact_pkey primary key (office, role, channel),
    constraint duty_contact_role_is_known check (role in ('duty', 'head', 'governor')),
    constraint duty_contact_has_an_address check (channel = 'webhook' or sealed_address is not null)
);

comment on column duty_contact.office is 'code of an agency, or control-centre';
comment on column duty_contact.source is 'the bot that writes; of a webhook its key in the table webhook';
