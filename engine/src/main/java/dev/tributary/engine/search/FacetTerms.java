package dev.tributary.engine.search;

import dev.tributary.engine.access.Agent;
import dev.tributary.engine.conversation.ConversationStatus;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** What filters know a conversation by, as terms of one field, each with a letter before it that says what it is. */
final class FacetTerms {
    private static final String FACET = "facet";
    private static final String BEGAN = "began";
    /** The pages once more, to be asked conversation by conversation. */
    private static final String PAGES = "pages";

    private static final String STATUS = "s";
    private static final String FREE = "f";
    private static final String GROUP = "g";
    private static final String ASSIGNEE = "a";
    private static final String WORKER = "w";
    private static final String RATING = "r";
    private static final String CHANNEL = "h";
    private static final String TAG = "t";
    private static final String CONTACT_TAG = "c";
    private static final String PAGE = "p";

    /** Conversations with pages that are gathered; where more may have one, they are looked at newest first. */
    private static final int FEW = 1000;

    private FacetTerms() {}

    /** Adds them to a document. */
    static void add(Document document, Facets one) {
        document.add(new NumericDocValuesField(BEGAN, LuceneIndex.micros(one.began())));
        terms(one).distinct().forEach(term -> document.add(new StringField(FACET, term, Field.Store.NO)));
        each(PAGE, one.pages()).forEach(page -> document.add(new SortedSetDocValuesField(PAGES, new BytesRef(page))));
    }

    private static Stream<String> terms(Facets one) {
        return Stream.of(
                        Stream.of(STATUS + one.status(), CHANNEL + one.channel()),
                        one.assignees().isEmpty() ? Stream.of(FREE) : each(ASSIGNEE, one.assignees()),
                        Stream.of(one.group() == null ? GROUP : GROUP + one.group()),
                        one.rating() == null ? Stream.<String>empty() : Stream.of(RATING + one.rating()),
                        each(WORKER, one.workers()),
                        each(TAG, one.tags()),
                        each(CONTACT_TAG, one.contactTags()),
                        each(PAGE, one.pages()))
                .flatMap(some -> some);
    }

    private static Stream<String> each(String letter, Collection<?> values) {
        return values.stream().map(value -> letter + value);
    }

    /** The conversations that are asked for, in this index. */
    static Query query(FacetIndex.Asked asked, IndexReader index) throws IOException {
        SearchQuery query = asked.query();
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        require(all, queue(asked));
        if (!asked.agent().role().seesAll()) require(all, any(shared(asked.agent()), mine(asked.agent())));
        oneOf(all, RATING, query.ratings());
        oneOf(all, WORKER, query.agents());
        oneOf(all, GROUP, query.groups());
        oneOf(all, TAG, query.tags());
        oneOf(all, CONTACT_TAG, query.contactTags());
        oneOf(all, CHANNEL, query.channels());
        if (asked.pages() != null) require(all, pages(asked.pages(), index));
        if (asked.among() != null)
            require(
                    all,
                    new TermInSetQuery(
                            LuceneIndex.ID,
                            asked.among().stream().map(LuceneIndex::id).toList()));
        if (query.from() != null)
            require(
                    all,
                    NumericDocValuesField.newSlowRangeQuery(
                            LuceneIndex.AT, LuceneIndex.micros(begins(query.from(), query.zone())), Long.MAX_VALUE));
        if (query.until() != null)
            require(
                    all,
                    NumericDocValuesField.newSlowRangeQuery(
                            BEGAN,
                            Long.MIN_VALUE,
                            LuceneIndex.micros(begins(query.until().plusDays(1), query.zone())) - 1));
        return new ConstantScoreQuery(all.build());
    }

    /**
     * Those in which one of these pages was seen. What is typed may be a part of many addresses, and all that was ever seen of
     * them be most there is: to gather that takes as long as there are conversations, to look whether the newest have one does
     * not.
     */
    private static Query pages(Set<UUID> pages, IndexReader index) throws IOException {
        int seen = 0;
        for (UUID page : pages) {
            seen += index.docFreq(new Term(FACET, PAGE + page));
            if (seen > FEW)
                return SortedSetDocValuesField.newSlowSetQuery(
                        PAGES, each(PAGE, pages).map(BytesRef::new).toList());
        }
        return terms(each(PAGE, pages));
    }

    private static Instant begins(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    /** The same as the queues of the store, in terms. */
    private static Query queue(FacetIndex.Asked asked) {
        Agent agent = asked.agent();
        Query open = term(STATUS + ConversationStatus.OPEN);
        Query free = agent.role().seesAll() ? both(open, term(FREE)) : both(both(open, term(FREE)), shared(agent));
        return switch (asked.queue()) {
            case ALL -> any(open, term(STATUS + ConversationStatus.SNOOZED));
            case RESOLVED -> term(STATUS + ConversationStatus.RESOLVED);
            case NEW -> free;
            case MINE -> both(open, mine(agent));
            case PRIMARY -> any(free, both(open, mine(agent)));
        };
    }

    private static Query shared(Agent agent) {
        return terms(Stream.concat(Stream.of(GROUP), each(GROUP, agent.groups())));
    }

    private static Query mine(Agent agent) {
        return term(ASSIGNEE + agent.id());
    }

    private static void oneOf(BooleanQuery.Builder all, String letter, Collection<?> values) {
        if (!values.isEmpty()) require(all, terms(each(letter, values)));
    }

    private static void require(BooleanQuery.Builder all, Query one) {
        all.add(one, BooleanClause.Occur.FILTER);
    }

    private static Query both(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, BooleanClause.Occur.FILTER)
                .add(other, BooleanClause.Occur.FILTER)
                .build();
    }

    private static Query any(Query one, Query other) {
        return new BooleanQuery.Builder()
                .add(one, BooleanClause.Occur.SHOULD)
                .add(other, BooleanClause.Occur.SHOULD)
                .build();
    }

    private static Query terms(Stream<String> terms) {
        List<BytesRef> some = terms.map(BytesRef::new).toList();
        return some.size() == 1 ? new TermQuery(new Term(FACET, some.getFirst())) : new TermInSetQuery(FACET, some);
    }

    private static Query term(String term) {
        return new TermQuery(new Term(FACET, term));
    }
}
