-- what is written to an index of words waits in a list, and every search reads that list through: a short one
alter index message_words_words set (gin_pending_list_limit = 256);
