"""E-mail as a way out: who waits in the web chat may choose it, and the answers leave by SMTP."""
