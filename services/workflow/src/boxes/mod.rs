//! The boxes of secret ballots (票箱), beside the log: what was cast and is not counted yet.
//!
//! A box knows cards and choices. It knows no elector, no time and no order, and nothing of it is told to anybody before the
//! count: not to the log, not to whoever watches what the service says of itself. In no backup is a box. What the log says
//! of a ballot holds; a box is made before the commit by which its cards are handed out, and destroyed after the commit by which the
//! ballot ends. Who could read the disk while votes are cast, or the file's times, learns more than the log will tell;
//! `ballot/card.rs` of the core says what is promised.
//!
//! `one.rs` is the file of one box; here is the folder of them.

mod one;

use std::cell::RefCell;
use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use plumbline_lifecycle::ballot::{CastCard, Choice, Code};
use plumbline_lifecycle::{BallotId, Digest};

pub(crate) use one::{BoxError, Put};

/// The folder of the boxes, in the folder of data.
const FOLDER: &str = "boxes";

/// The file in it that says that all boxes were lost: another log is in the place of the one that they stood beside.
const LOST: &str = "lost";

/// The folder of boxes of one log.
pub(crate) struct Boxes {
    dir: PathBuf,
    /// Whose ballots ended in the batch that is being staged.
    ended: RefCell<Vec<BallotId>>,
}

/// Leaves word in a folder of data that the boxes of its log are lost, so that whoever writes the log next annuls what they held
/// votes of. For a log that was put back from a backup, which has none.
///
/// # Errors
/// When it cannot be written.
pub fn lose_boxes(data: &Path) -> io::Result<()> {
    let dir = data.join(FOLDER);
    fs::create_dir_all(&dir)?;
    File::create(dir.join(LOST))?.sync_all()?;
    File::open(&dir)?.sync_all()?;
    File::open(data)?.sync_all()
}

/// Destroys what boxes stand in a folder: of a log that another one has taken the place of.
///
/// # Errors
/// When one cannot be removed.
pub fn destroy_boxes(data: &Path) -> io::Result<()> {
    let boxes = Boxes::at(data);
    for ballot in boxes.held()? {
        boxes.destroy(&ballot).map_err(io::Error::other)?;
    }
    Ok(())
}

impl Boxes {
    /// The boxes beside the log of a folder.
    pub(crate) fn at(data: &Path) -> Boxes {
        Boxes { dir: data.join(FOLDER), ended: RefCell::default() }
    }

    /// Whether they were all lost.
    pub(crate) fn are_lost(&self) -> bool {
        self.dir.join(LOST).exists()
    }

    /// What was lost is seen to.
    pub(crate) fn are_found(&self) -> io::Result<()> {
        fs::remove_file(self.dir.join(LOST))?;
        File::open(&self.dir)?.sync_all()
    }

    /// The ballots of which there are boxes.
    pub(crate) fn held(&self) -> io::Result<Vec<BallotId>> {
        let names = match fs::read_dir(&self.dir) {
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
            names => names?,
        };
        let mut held = Vec::new();
        for name in names {
            let name = name?.file_name();
            held.extend(name.to_str().and_then(|name| name.parse::<BallotId>().ok()));
        }
        held.sort();
        Ok(held)
    }

    /// Sets an empty box up for these cards, in the place of one that a commit never came for.
    pub(crate) fn set_up(&self, ballot: &BallotId, cards: &[Digest]) -> Result<(), BoxError> {
        fs::create_dir_all(&self.dir)?;
        self.destroy(ballot)?;
        one::make(&self.path(ballot), cards)?;
        File::open(&self.dir)?.sync_all()?;
        Ok(())
    }

    /// Puts a card in. `None` where there is no box.
    pub(crate) fn put(
        &self,
        ballot: &BallotId,
        card: &Digest,
        code: &Code,
        choice: Choice,
    ) -> Result<Option<Put>, BoxError> {
        let Some(db) = one::open(&self.path(ballot))? else { return Ok(None) };
        one::put(&db, card, code, choice).map(Some)
    }

    /// Takes no card any more.
    pub(crate) fn seal(&self, ballot: &BallotId) -> Result<(), BoxError> {
        match one::open(&self.path(ballot))? {
            Some(db) => one::seal(&db),
            None => Ok(()),
        }
    }

    /// What lies in it, by the hashes of the cards. `None` where there is no box.
    pub(crate) fn contents(&self, ballot: &BallotId) -> Result<Option<Vec<CastCard>>, BoxError> {
        let db = one::open(&self.path(ballot))?;
        db.map(|db| one::contents(&db)).transpose()
    }

    /// Empties it, with what was in it written over, and removes it.
    pub(crate) fn destroy(&self, ballot: &BallotId) -> Result<(), BoxError> {
        let path = self.path(ballot);
        if !path.exists() {
            return Ok(());
        }
        // One that was never finished, or is damaged, goes as it is.
        if let Ok(Some(db)) = one::open(&path) {
            let _ = one::empty(&db);
        }
        let mut journal = path.clone().into_os_string();
        journal.push("-journal");
        for file in [Path::new(&journal), &path] {
            match fs::remove_file(file) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        File::open(&self.dir)?.sync_all()?;
        Ok(())
    }

    /// The ballot ends in the batch that is being staged.
    pub(crate) fn ends(&self, ballot: &BallotId) {
        self.ended.borrow_mut().push(ballot.clone());
    }

    /// The batch is durable: the boxes of those that ended in it go. One that cannot be removed goes at the next start.
    pub(crate) fn committed(&self) {
        for ballot in self.ended.take() {
            if let Err(error) = self.destroy(&ballot) {
                tracing::error!(%error, %ballot, "a box that was counted could not be destroyed; the next start does it");
            }
        }
    }

    /// The batch is not durable, or nobody knows: every box stays.
    pub(crate) fn not_committed(&self) {
        self.ended.borrow_mut().clear();
    }

    fn path(&self, ballot: &BallotId) -> PathBuf {
        self.dir.join(ballot.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes() -> Vec<Code> {
        let code = |nth: u8| Code::of(std::array::from_fn(|at| nth * 7 + at as u8));
        (0..9).map(code).collect()
    }

    fn ballot() -> BallotId {
        "day-care.draft.1.1".parse().unwrap()
    }

    fn cards() -> Vec<Digest> {
        let mut cards: Vec<Digest> = codes().iter().map(|code| code.hash(&ballot())).collect();
        cards.sort();
        cards
    }

    fn put(boxes: &Boxes, code: &Code, choice: Choice) -> Put {
        boxes.put(&ballot(), &code.hash(&ballot()), code, choice).unwrap().unwrap()
    }

    #[test]
    fn one_card_is_one_vote_until_it_is_sealed_and_then_it_is_gone() {
        let dir = tempfile::tempdir().unwrap();
        let boxes = Boxes::at(dir.path());
        assert_eq!((boxes.held().unwrap(), boxes.contents(&ballot()).unwrap()), (vec![], None));
        boxes.set_up(&ballot(), &cards()).unwrap();
        assert_eq!(boxes.contents(&ballot()).unwrap(), Some(vec![]));
        let [one, other, ..] = &codes()[..] else { panic!() };
        assert_eq!(put(&boxes, one, Choice::Yes), Put::InTheBox);
        assert_eq!(put(&boxes, one, Choice::Yes), Put::InTheBox, "the same answer");
        assert_eq!(put(&boxes, one, Choice::No), Put::Used);
        boxes.seal(&ballot()).unwrap();
        assert_eq!(put(&boxes, other, Choice::Yes), Put::Sealed);
        assert_eq!(put(&boxes, one, Choice::Yes), Put::InTheBox, "it lies there");
        let cast = vec![CastCard { code: one.clone(), choice: Choice::Yes }];
        assert_eq!(boxes.contents(&ballot()).unwrap(), Some(cast));
        assert_eq!(boxes.held().unwrap(), [ballot()]);
        boxes.ends(&ballot());
        boxes.not_committed();
        boxes.committed();
        assert_eq!(boxes.held().unwrap(), [ballot()], "nobody knows whether it was counted");
        boxes.ends(&ballot());
        boxes.committed();
        assert_eq!(boxes.held().unwrap(), []);
        assert_eq!(fs::read_dir(dir.path().join(FOLDER)).unwrap().count(), 0);
    }

    /// Nobody who has the file learns in which order the cards came: it is the same file, byte by byte.
    #[test]
    fn a_box_keeps_no_order() {
        let filled = |order: &[usize]| {
            let dir = tempfile::tempdir().unwrap();
            let boxes = Boxes::at(dir.path());
            boxes.set_up(&ballot(), &cards()).unwrap();
            let codes = codes();
            for nth in order {
                let choice = Choice::ALL[nth % 3];
                assert_eq!(put(&boxes, &codes[*nth], choice), Put::InTheBox);
            }
            fs::read(dir.path().join(FOLDER).join(ballot().to_string())).unwrap()
        };
        let one = filled(&[0, 1, 2, 3, 4, 5, 6]);
        for order in [[6, 5, 4, 3, 2, 1, 0], [3, 0, 6, 2, 5, 1, 4], [1, 0, 2, 3, 4, 5, 6]] {
            assert!(filled(&order) == one, "{order:?}");
        }
    }

    #[test]
    fn what_was_cast_stands_nowhere_once_the_box_is_emptied() {
        let dir = tempfile::tempdir().unwrap();
        let boxes = Boxes::at(dir.path());
        boxes.set_up(&ballot(), &cards()).unwrap();
        let code = &codes()[3];
        put(&boxes, code, Choice::No);
        let path = dir.path().join(FOLDER).join(ballot().to_string());
        let holds = |path: &Path| {
            let bytes = fs::read(path).unwrap();
            bytes.windows(24).any(|window| window == code.as_str().as_bytes())
        };
        assert!(holds(&path));
        one::empty(&one::open(&path).unwrap().unwrap()).unwrap();
        assert!(!holds(&path));
    }
}
