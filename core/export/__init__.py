"""What is taken out of Santral: documents, tables, their redaction, proof and package. Pure, no Qt."""
