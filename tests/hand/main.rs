//! `plumbline` in the hand: what every command says, to the letter, on a folder at rest and beside the service that runs on it.
//!
//! A transcript (`*.txt`) holds the commands and what they say. `BLESS=1` writes it anew; whoever does that reads the difference.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod dialect;
mod pipes;
mod readers;
mod transcript;

use plumbline_testkit::{Folder, Start, plumbline};

use crate::transcript::Transcript;

#[test]
fn every_command_says_the_same_at_rest_and_beside_a_running_service() {
    let transcript = Transcript::read("walk.txt");
    let folder = Folder::new("hand-at-rest");
    let at_rest = transcript.run(&folder);
    transcript.compare(&at_rest);
    let folder = Folder::new("hand-served");
    let server = Start::of(&plumbline(), &folder.join("data")).arg("--no-clock").start().unwrap();
    let served = transcript.run(&folder);
    let other = at_rest.lines().zip(served.lines()).find(|(at_rest, served)| at_rest != served);
    assert!(at_rest == served, "beside the service something else is said: {other:?}");
    assert!(server.stop().success());
}

/// A card is cast at the page of a running service; all else of a panel and its ballot is done here.
#[test]
fn a_panel_is_called_meets_and_votes_by_hand() {
    let transcript = Transcript::read("review.txt");
    let folder = Folder::new("hand-review");
    transcript.compare(&transcript.run(&folder));
}

#[test]
fn each_wrong_word_is_answered_with_what_would_be_right() {
    let transcript = Transcript::read("wrong.txt");
    let folder = Folder::new("hand-wrong");
    transcript.compare(&transcript.run(&folder));
    assert!(!folder.join("data").exists(), "a wrong word made a folder");
}
