package otklik.routing.queue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import otklik.routing.fixture.Databases;
import otklik.standalone.postgres.DatabaseLogin;

/**
 * A region of some years: a tenth of the cases is open, a few agencies have most of them, words are as unequal as in a language. Made by
 * the server itself, because a million rows by the wire take longer.
 */
final class Growth {
    private Growth() {}

    /** Adds cases after those that there are, numbered without gaps, and lets the planner know. */
    static void load(Databases databases, int cases) throws SQLException {
        DatabaseLogin login = databases.superuser();
        try (Connection connection = DriverManager.getConnection(login.url(), login.user(), login.password());
                Statement statement = connection.createStatement()) {
            statement.execute("set search_path = routing");
            statement.execute("set synchronous_commit = off");
            statement.execute("""
                    create temporary table made as
                    select nextval('case_number') as number, gen_random_uuid() as message_id, random() as state, random() as who,
                           random() as rare, now() - interval '1 second' * (%d - i) as opened_at,
                           (select string_agg(case when n <= 30 then words[n]
                                else 'слово' || chr(1072 + n %% 32) || chr(1072 + n / 32 %% 32) || chr(1072 + n / 1024) end, ' ')
                            from (select 1 + floor(power(random(), 4) * 5030)::int as n from generate_series(1, 15) word
                                  where i + word > 0 offset 0) picked) as text
                    from generate_series(1, %d) made (i), (select array['дорога','яма','двор','снег','дом','вода','свет','мусор',
                        'улица','подъезд','автобус','школа','больница','врач','крыша','отопление','лифт','тротуар','светофор',
                        'остановка','контейнер','собаки','парковка','детская площадка','освещение','канализация','квитанция',
                        'ремонт','фонарь','асфальт'] as words) vocabulary""".formatted(cases, cases));
            statement.execute("""
                    insert into message (message_id, case_number, digest, channel, source, external_id, conversation, text,
                                         sealed_original, received_at, tagged_at)
                    select message_id, number, '', 'connector', 'test', '', '', text, '', opened_at, opened_at from made""");
            statement.execute("""
                    insert into cases (number, case_id, reference, version, status, message_id, pin_hash, category, confidence,
                                       municipality, regime, executor, curator, opened_at, deadline, pack_version, emergency,
                                       resolution, answered_at, answered_by)
                    select number, gen_random_uuid(), 'G' || number, 1,
                           case when state < .01 then 'triage' when state < .06 then 'assigned' when state < .095 then 'accepted'
                                when state < .1 then 'answered' else 'closed' end,
                           message_id, '', 'roads', .9, 'm' || (rare * 40)::int, 'social',
                           case when state >= .01 then 'agency' || floor(power(who, 2) * 40)::int end,
                           case when state >= .01 and rare < .7 then 'agency' || floor(who * 5)::int end,
                           opened_at, opened_at + interval '1 day' * (1 + rare * 30), 'test',
                           case when rare < .01 then 'fire' end,
                           case when state >= .095 then 'Работы выполнены' end, now(), 'somebody'
                    from made""");
            statement.execute("drop table made");
            statement.execute("analyze cases");
            statement.execute("analyze message");
        }
    }
}
