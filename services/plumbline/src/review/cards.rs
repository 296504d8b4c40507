//! The cards of a secret ballot: made by the scrutineer, on a machine of their own, which needs no folder of data; and their hashes,
//! which are all that the log is told of them.

use std::path::{Path, PathBuf};

use plumbline_lifecycle::ballot::Code;
use plumbline_lifecycle::{BallotId, Digest};

use crate::failure::Failure;
use crate::output::say;

#[derive(clap::Args)]
pub(crate) struct Cards {
    /// The ballot that is to be opened, as day-care.draft.1.1: a card is of that one alone.
    ballot: BallotId,
    /// How many: one for each elector who is there, no spares.
    #[arg(value_parser = clap::value_parser!(u16).range(1..=999))]
    count: u16,
    /// Write the hashes, which the teller needs, into this file, and not below the cards, which are for nobody but who draws them.
    #[arg(long, value_name = "FILE")]
    hashes: Option<PathBuf>,
}

/// What each card says below its code.
const SAYS: &str = "  无记名投票，凭此码投票一次。勿示人，勿写姓名。\n  A secret ballot: this code is one vote. Show it to nobody.";

const CUT: &str = "- - - - - - - - - - - - - - - - - - - - - - - - - - - -";

/// Prints the cards, all alike, and the sorted list of their hashes.
pub(super) fn run(cards: &Cards) -> Result<(), Failure> {
    let Cards { ballot, count, hashes } = cards;
    let codes = (0..*count).map(|_| chance().map(Code::of));
    let codes = codes.collect::<Result<Vec<_>, _>>()?;
    let mut list: Vec<Digest> = codes.iter().map(|code| code.hash(ballot)).collect();
    list.sort();
    let list: String = list.iter().map(|hash| format!("{hash}\n")).collect();
    let mut told = format!("{CUT}\n");
    for code in codes {
        told += &format!("  表决票 Ballot {ballot}\n\n      {code}\n\n{SAYS}\n{CUT}\n");
    }
    match hashes {
        Some(path) => {
            std::fs::write(path, list)
                .map_err(|cause| Failure::File { path: path.clone(), cause })?;
        }
        None => told += &format!("# 票码哈希，交计票人 hashes, for the teller\n{list}"),
    }
    say(&told);
    Ok(())
}

fn chance() -> Result<[u8; 20], Failure> {
    let mut bits = [0; 20];
    getrandom::fill(&mut bits).map_err(|error| Failure::NoCards(error.to_string()))?;
    Ok(bits)
}

/// The hashes in a file that [`run`] wrote: one a line; what is behind `#` is no matter.
pub(super) fn read(path: &Path) -> Result<Vec<Digest>, Failure> {
    let text = std::fs::read_to_string(path);
    let text = text.map_err(|cause| Failure::File { path: path.into(), cause })?;
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let hashes = lines.filter(|line| !line.starts_with('#')).map(str::parse);
    Ok(hashes.collect::<Result<_, _>>()?)
}

/// A card that was left over: by its code, since it was opened, or by its hash.
#[derive(Clone, Debug)]
pub(crate) enum LeftOver {
    Code(Code),
    Hash(Digest),
}

impl std::str::FromStr for LeftOver {
    type Err = plumbline_lifecycle::BadWord;

    fn from_str(text: &str) -> Result<LeftOver, Self::Err> {
        match text.parse() {
            Ok(hash) => Ok(LeftOver::Hash(hash)),
            Err(_) => text.parse().map(LeftOver::Code),
        }
    }
}

impl LeftOver {
    pub(super) fn hash(&self, ballot: &BallotId) -> Digest {
        match self {
            LeftOver::Code(code) => code.hash(ballot),
            LeftOver::Hash(hash) => *hash,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_read_as_it_was_written_and_nothing_else_is() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("hashes");
        let ballot: BallotId = "day-care.draft.1.1".parse().unwrap();
        run(&Cards { ballot, count: 9, hashes: Some(path.clone()) }).unwrap();
        let hashes = read(&path).unwrap();
        assert_eq!(hashes.len(), 9);
        assert!(hashes.is_sorted_by(|one, next| one < next), "sorted, and none twice");
        std::fs::write(&path, "# 票码哈希\n\nK7QF-2M9D-X4TB-9RWE-3HNA\n").unwrap();
        assert!(matches!(read(&path), Err(Failure::BadWord(_))), "a code is for nobody's eyes");
    }
}
