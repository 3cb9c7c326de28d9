CREATE TABLE {v}.taste (
  user_id uuid    PRIMARY KEY,
  opt_in  boolean NOT NULL,
  profile text    NOT NULL             -- a JSON object, or null, as it was written: jsonb would refuse some and respell others
);
