-- Owner: RefreshTokens. Only the hash of a token is kept; all that came out of one sign-in are a family.
CREATE TABLE op.refresh_token (
  hash       bytea       PRIMARY KEY,
  user_id    uuid        NOT NULL,
  family     uuid        NOT NULL,
  parent     bytea,                    -- the token that was presented for this one
  expires_at timestamptz NOT NULL,
  used_at    timestamptz,
  revoked_at timestamptz
);
-- Signing out revokes everything of a user.
CREATE INDEX refresh_token_user ON op.refresh_token (user_id);
-- A token that is presented again is harmless only while nothing that came of it was used.
CREATE INDEX refresh_token_parent ON op.refresh_token (parent) WHERE parent IS NOT NULL;
-- The sweep of what is over.
CREATE INDEX refresh_token_expires ON op.refresh_token (expires_at);

-- Owner: SignedOutTokens. Access tokens that were signed out, until they would have ended anyway.
CREATE TABLE op.signed_out_token (
  token_id   uuid        PRIMARY KEY,
  expires_at timestamptz NOT NULL
);
