-- A city has plans of several kinds in the same model: the implementation plan (実施計画) and the reform of administration (行財政改革大綱).
alter table plan.plan add column kind text not null default 'implementation' check (kind in ('implementation', 'reform'));
