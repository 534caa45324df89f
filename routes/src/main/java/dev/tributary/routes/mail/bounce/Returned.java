package dev.tributary.routes.mail.bounce;

import java.util.List;

/**
 * What a report says.
 *
 * @param failed whom the mail did not reach, by name
 * @param arrived whether it says that the mail arrived everywhere
 * @param whole what it says of the mail as a whole, where it names nobody
 * @param byPerson whether a person passed it on, by all signs, and no machine sent it
 * @param ids the message ids that it names, without angle brackets: those of the returned mail before others
 */
public record Returned(List<Failed> failed, boolean arrived, Failed whole, boolean byPerson, List<String> ids) {
    public Returned {
        failed = List.copyOf(failed);
        ids = List.copyOf(ids);
    }
}
