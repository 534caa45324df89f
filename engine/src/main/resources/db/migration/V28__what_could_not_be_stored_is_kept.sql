-- what was told and could not be stored, as it came, masked; kept until it is stored after all
alter table quarantine add column original varchar(200000);
