//! The views over real logs: what they say, as of which day, and how they come back.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod as_of;
mod bureau;
mod calendar;
mod desk;
mod desk_by_chance;
mod experts;
mod frame;
mod house;
mod in_use;
mod late;
mod nouns;
mod one_life;
mod reviewed;
mod search;
mod sight;
mod spoiled;
mod steps;
mod story;
