"""Time expressions: where they stand, and what they mean by grammar and calendar (TIMEX3)."""
