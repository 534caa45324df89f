package dev.tributary.routes.trial;

/** The comments below a page's posts keep the contract, against a stand-in for the Graph API. */
class CommentsContractTest extends HouseContract {
    CommentsContractTest() {
        super("comments");
    }

    @Override
    Trial open() {
        return new CommentsTrial();
    }
}
