-- who takes a mail in holds the row of its id until the end, so that the same mail in two mailboxes is seen to be one
create table mail_stripe (
    number integer primary key
);
insert into mail_stripe (number) values
    (0), (1), (2), (3), (4), (5), (6), (7), (8), (9), (10), (11), (12), (13), (14), (15),
    (16), (17), (18), (19), (20), (21), (22), (23), (24), (25), (26), (27), (28), (29), (30), (31);
