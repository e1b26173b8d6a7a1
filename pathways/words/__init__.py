"""Words for what rules and answers name by a key: the one place for each of them."""
