-- the chat edge answers each message with its place in the log; without this every answer read the whole conversation
create index event_log_message on event_log (message_id);
