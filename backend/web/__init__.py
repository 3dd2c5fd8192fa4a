"""The web page of the sample company, with its chat: hand-written HTML, CSS and JavaScript."""
