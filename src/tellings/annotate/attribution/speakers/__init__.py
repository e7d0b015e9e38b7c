"""Who a source is, what kind of source it is, and whom it speaks to."""
