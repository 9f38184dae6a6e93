"""One run: its live mirror, plan, timeline and cost; a film shows the same of a past one."""
