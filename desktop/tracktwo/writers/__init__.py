"""Writers: a document and a theme to the bytes of a file. They know no dossier, and nothing of each other."""
