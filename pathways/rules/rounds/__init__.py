"""Past rounds of invitations: what each asked, and whom it would have invited."""
