package otklik.routing.desk;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.sql.DataSource;
import org.jboss.logging.Logger;
import otklik.eventing.seal.UnreadableSeal;
import otklik.eventing.seal.Unsealer;
import otklik.routing.audit.AuditEntry;
import otklik.routing.audit.AuditTrail;
import otklik.routing.casework.Case;
import otklik.routing.casework.CaseStore;
import otklik.routing.casework.Reference;

/** The citizen's own words for who has to act on them. That they were read is on record before they are given out. */
final class ReadOriginal {
    private static final Logger LOG = Logger.getLogger(ReadOriginal.class);
    private final DataSource database;
    private final CaseStore cases;
    private final Unsealer unsealer;
    private final Clock clock;
    private final AuditTrail audit = new AuditTrail();

    ReadOriginal(DataSource database, CaseStore cases, Unsealer unsealer, Clock clock) {
        this.database = database;
        this.cases = cases;
        this.unsealer = unsealer;
        this.clock = clock;
    }

    /** What came of it. */
    sealed interface Reading {
        record Words(String text) implements Reading {
            @Override
            public String toString() {
                return "Words[" + text.length() + " characters]";
            }
        }

        record NoSuchCase() implements Reading {}

        record NotAllowed() implements Reading {}

        /** The case has no such message or comment. */
        record NoSuchWords() implements Reading {}

        /** Sealed with a key that this service no longer has. */
        record Unreadable() implements Reading {}
    }

    private record Sealed(Optional<Reading> refused, String seal) {}

    /** Which of the citizen's words. */
    @FunctionalInterface
    private interface Which {
        /** As they are sealed; empty where the case has none such. */
        Optional<String> of(Connection transaction, Case its) throws SQLException;
    }

    /** The first message. */
    Reading read(Reference reference, Caller caller) throws SQLException {
        return read(reference, caller, (transaction, its) -> Optional.of(seal(transaction, its)));
    }

    /** A message that was added to the case. */
    Reading readAdded(Reference reference, Caller caller, String messageId) throws SQLException {
        return read(reference, caller, (transaction, its) -> find(transaction, """
                select m.sealed_original from addition a join message m on m.message_id = a.message_id
                where a.case_number = ? and a.message_id::text = ?""", its.number(), messageId));
    }

    /** What the citizen said beside his last rating, or instead of one. */
    Reading readComment(Reference reference, Caller caller) throws SQLException {
        return read(reference, caller, (transaction, its) -> find(transaction, """
                select sealed_comment from rating where case_number = ? and sealed_comment is not null
                order by answered_at desc limit 1""", its.number()));
    }

    private Reading read(Reference reference, Caller caller, Which which) throws SQLException {
        Sealed sealed = caller.sight().run(database, transaction -> {
            Optional<Case> found = cases.find(transaction, reference).filter(caller::sees);
            if (found.isEmpty()) {
                return new Sealed(Optional.of(new Reading.NoSuchCase()), "");
            }
            if (!caller.mayReadOriginal(found.get())) {
                return new Sealed(Optional.of(new Reading.NotAllowed()), "");
            }
            Optional<String> seal = which.of(transaction, found.get());
            if (seal.isEmpty()) {
                return new Sealed(Optional.of(new Reading.NoSuchWords()), "");
            }
            record(transaction, found.get(), caller);
            return new Sealed(Optional.empty(), seal.get());
        });
        return sealed.refused().orElseGet(() -> unseal(sealed.seal(), reference));
    }

    private Reading unseal(String seal, Reference reference) {
        try {
            return new Reading.Words(unsealer.unsealText(seal));
        } catch (UnreadableSeal e) {
            LOG.errorf("reference=%s original=unreadable", reference);
            return new Reading.Unreadable();
        }
    }

    private void record(Connection transaction, Case read, Caller caller) throws SQLException {
        Instant now = clock.instant();
        try (PreparedStatement insert = transaction.prepareStatement(
                "insert into disclosure (case_number, at, actor, agency) values (?, ?, ?, ?)")) {
            insert.setLong(1, read.number());
            insert.setObject(2, now.atOffset(ZoneOffset.UTC));
            insert.setString(3, caller.name());
            insert.setString(4, caller.agency());
            insert.executeUpdate();
        }
        audit.append(transaction, List.of(AuditEntry.originalRead(read, caller.name(), caller.agency(), now)));
    }

    private static Optional<String> find(Connection transaction, String query, Object... parameters)
            throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                select.setObject(i + 1, parameters[i]);
            }
            try (ResultSet row = select.executeQuery()) {
                return row.next() ? Optional.of(Objects.requireNonNull(row.getString(1))) : Optional.empty();
            }
        }
    }

    private static String seal(Connection transaction, Case read) throws SQLException {
        try (PreparedStatement select =
                transaction.prepareStatement("select sealed_original from message where message_id = ?::uuid")) {
            select.setString(1, read.messageId());
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return Objects.requireNonNull(row.getString(1));
            }
        }
    }
}
