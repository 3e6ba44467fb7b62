-- Secrets that all processes on this database share, each made once.

create table secret (
  name text primary key,
  value bytea not null
);
