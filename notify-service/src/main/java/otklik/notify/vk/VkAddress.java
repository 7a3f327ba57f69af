package otklik.notify.vk;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a citizen of VK is answered, in the form that ingest-service's package of VK gives it. */
sealed interface VkAddress {
    Pattern WALL = Pattern.compile("(-?\\d{1,18}):(\\d{1,18}):(\\d{1,18}):(\\d{1,18})");
    Pattern PERSON = Pattern.compile("\\d{1,18}");

    /** His chat with the community. */
    record Person(long id) implements VkAddress {
        @Override
        public String toString() {
            return "Person[…]";
        }
    }

    /**
     * What he said on a wall.
     *
     * @param owner of the wall; a community's is negative
     * @param comment 0 for a post
     * @param person 0 where nobody may be written to
     */
    record Wall(long owner, long post, long comment, long person) implements VkAddress {
        @Override
        public String toString() {
            return "Wall[…]";
        }
    }

    /** @throws IllegalArgumentException when it is neither, without quoting it */
    static VkAddress parse(String address) {
        if (PERSON.matcher(address).matches()) {
            return new Person(Long.parseLong(address));
        }
        Matcher wall = WALL.matcher(address);
        if (!wall.matches()) {
            throw new IllegalArgumentException("an address of VK of unknown form");
        }
        return new Wall(
                Long.parseLong(wall.group(1)),
                Long.parseLong(wall.group(2)),
                Long.parseLong(wall.group(3)),
                Long.parseLong(wall.group(4)));
    }
}
