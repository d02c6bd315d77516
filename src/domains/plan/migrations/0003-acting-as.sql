-- As which role a change was made, `planning: 企画部 企画政策課`; null for what came with an imported file.
alter table plan.change add column acting_as text;
