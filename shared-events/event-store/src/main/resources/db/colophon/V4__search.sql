-- Substring and similarity search of the views.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
