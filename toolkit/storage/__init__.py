"""Articles on disk: a folder of Parquet files that grows, is never half written, and is read by part."""
