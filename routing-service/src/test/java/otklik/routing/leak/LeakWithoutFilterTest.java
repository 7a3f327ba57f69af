package otklik.routing.leak;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.util.Set;
import otklik.routing.desk.TrustingCallers;

/** A build that is broken on purpose, whose application lets everybody see everything: the database's wall alone keeps the cases apart. */
@QuarkusTest
@TestProfile(LeakWithoutFilterTest.WithoutFilter.class)
class LeakWithoutFilterTest extends LeakTest {

    /** 503: what the application lets through the wall in the database refuses. */
    @Override
    Set<Integer> harmless() {
        return Set.of(200, 204, 403, 404, 409, 503);
    }

    public static final class WithoutFilter implements QuarkusTestProfile {
        @Override
        public Set<Class<?>> getEnabledAlternatives() {
            return Set.of(TrustingCallers.class);
        }
    }
}
