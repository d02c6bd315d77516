-- For whom these data are kept; written at the first start, so that nobody's data are shown under another name.
create table platform.installation (
  only_one boolean primary key default true check (only_one),
  owner text not null,
  owner_name text not null
);
