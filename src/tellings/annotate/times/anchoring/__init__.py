"""Times that are reckoned from an event which the article dates elsewhere."""
