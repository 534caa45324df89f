-- what an agent has not read yet is counted for each line of a list: from this index alone, without looking at the messages
create index message_kind on message (conversation_id, kind, seq);
