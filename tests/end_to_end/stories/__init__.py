"""Stories: what people do in a day, each played on real parts. One module, one story."""
