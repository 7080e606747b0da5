-- Its tokens count as revoked and its agents as unknown, without a change of theirs.
ALTER TABLE organisations ADD COLUMN revoked_at timestamptz;
