"""Who is given which work: pure decisions over frozen values, and the platform around them.

`world` what is known, `decide` what is to be done about it, `simulation` a whole day of it. Nothing
pure here reads a clock, a file or chance.
"""
