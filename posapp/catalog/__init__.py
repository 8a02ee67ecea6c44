"""The catalogue: resources/catalog → frozen domain values; every mistake with file, key and mend."""
