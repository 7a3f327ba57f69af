package otklik.notify.vault;

import io.quarkus.agroal.DataSource;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import otklik.eventing.Transactions;
import otklik.eventing.seal.UnreadableSeal;

/** Citizens' keys in their database. Nothing is remembered: a key that is erased is gone for everybody at the next question. */
@Singleton
final class CitizenKeys {
    private final javax.sql.DataSource database;
    private final KeyRows rows;
    private final MasterKey master;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    CitizenKeys(@DataSource("keys") javax.sql.DataSource database, KeyRows rows, MasterKey master, Clock clock) {
        this.database = database;
        this.rows = rows;
        this.master = master;
        this.clock = clock;
    }

    /** Wrapped; who has none is absent. */
    Map<Owner, byte[]> of(Collection<Owner> owners) throws SQLException {
        if (owners.isEmpty()) {
            return Map.of();
        }
        return Transactions.run(database, open -> rows.of(open, owners));
    }

    /** The same with a fresh one for who has none. Durable when it returns, so that no address is ever kept under a key that is not. */
    Map<Owner, byte[]> made(Collection<Owner> owners) throws SQLException {
        Map<Owner, byte[]> keys = new HashMap<>(of(owners));
        Set<Owner> missing = new HashSet<>(owners);
        missing.removeAll(keys.keySet());
        if (!missing.isEmpty()) {
            List<KeyRows.Row> fresh = missing.stream()
                    .sorted(Comparator.comparing(Owner::digest))
                    .map(this::fresh)
                    .toList();
            Map<Owner, byte[]> made = Transactions.runAnew(database, open -> {
                rows.make(open, fresh, clock.instant());
                // Another may have been before us: his counts.
                return rows.of(open, missing);
            });
            keys.putAll(made);
        }
        return keys;
    }

    private KeyRows.Row fresh(Owner owner) {
        byte[] key = new byte[CitizenSeal.KEY_BYTES];
        random.nextBytes(key);
        MasterKey.Wrapped wrapped = master.wrap(owner, key);
        return new KeyRows.Row(owner, wrapped.key(), wrapped.master());
    }

    byte[] unwrap(Owner owner, byte[] wrapped) throws UnreadableSeal {
        return master.unwrap(owner, wrapped);
    }

    int forget(Collection<Owner> owners) throws SQLException {
        if (owners.isEmpty()) {
            return 0;
        }
        return Transactions.run(database, open -> rows.delete(open, owners));
    }

    List<Owner> page(@Nullable Owner after, int most) throws SQLException {
        return Transactions.run(database, open -> rows.page(open, after, most));
    }

    /**
     * Lets the present master key wrap the next of what others wrapped; a key that cannot be unwrapped stays as it is.
     *
     * @return the last owner that was looked at; empty at the end
     */
    Optional<Owner> rewrap(@Nullable Owner after, int most) throws SQLException {
        return Transactions.run(database, open -> {
            List<KeyRows.Row> others = rows.wrappedByOthers(open, master.primary(), after, most);
            rows.rewrap(
                    open,
                    others.stream().flatMap(row -> wrapAgain(row).stream()).toList());
            return others.isEmpty()
                    ? Optional.empty()
                    : Optional.of(others.getLast().owner());
        });
    }

    /** Empty where its master key is not in the file: the gauge goes on showing it under that key's id. */
    private Optional<KeyRows.Row> wrapAgain(KeyRows.Row row) {
        try {
            MasterKey.Wrapped again = master.wrap(row.owner(), master.unwrap(row.owner(), row.wrapped()));
            return Optional.of(new KeyRows.Row(row.owner(), again.key(), again.master()));
        } catch (UnreadableSeal e) {
            return Optional.empty();
        }
    }

    Map<Integer, Long> byMaster() throws SQLException {
        return Transactions.run(database, rows::byMaster);
    }
}
