-- Keys that all processes of one installation share, such as the one that signs CSRF tokens. Made at first use.
create table platform.secret (
  name text primary key,
  bytes bytea not null
);
