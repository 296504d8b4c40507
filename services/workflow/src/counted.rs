//! What a decision finds when it looks: the memory, and the log where that does not reach.

use std::cell::RefCell;

use plumbline_lifecycle::draw::Seed;
use plumbline_lifecycle::{BallotBox, BallotId, Folded, Known, StreamId};
use plumbline_log::Batch;

use crate::boxes::Boxes;
use crate::memory::{Memory, stored};
use crate::trouble::Aside;

/// Events of a stream that are read at a time, when it is folded up to an earlier version.
const PAGE: u64 = 1_000;

/// The memory without what is left alone, and which streams were asked for.
pub(crate) struct Counted<'a> {
    pub(crate) memory: &'a Memory,
    pub(crate) batch: &'a Batch<'a>,
    pub(crate) aside: &'a Aside,
    pub(crate) boxes: &'a Boxes,
    pub(crate) reads: RefCell<Vec<StreamId>>,
    /// What was folded once more for this command, so that it is folded once.
    pub(crate) earlier: &'a RefCell<Option<(StreamId, Folded)>>,
}

impl Known for Counted<'_> {
    fn stream(&self, id: &StreamId) -> Option<&Folded> {
        let mut reads = self.reads.borrow_mut();
        if !reads.contains(id) {
            reads.push(id.clone());
        }
        if self.aside.holds(id) {
            return None;
        }
        self.memory.stream(id)
    }

    /// What lies in it as the writer decides, who alone puts cards into it.
    fn ballot_box(&self, ballot: &BallotId) -> BallotBox {
        match self.boxes.contents(ballot) {
            Ok(Some(cast)) => BallotBox::Sealed(cast),
            Ok(None) => BallotBox::Lost,
            Err(error) => {
                tracing::error!(%error, %ballot, "a box cannot be read");
                BallotBox::Unknown
            }
        }
    }

    /// Until checkpoints are witnessed, the tree that ends with the stream's first event: whenever it is asked for, it is the
    /// same one.
    fn checkpoint_of(&self, stream: &StreamId) -> Option<Seed> {
        match self.batch.root_at_first(&stream.to_string()) {
            Ok(first) => {
                let (size, root) = first?;
                Some(Seed { size, root: root.0.into(), cosignature: None })
            }
            Err(error) => {
                tracing::error!(%error, %stream, "the root by which a draw is seeded cannot be read");
                None
            }
        }
    }

    /// Read page by page: a pool has as many events as it has years.
    fn earlier(&self, stream: &StreamId, version: u64) -> Option<Folded> {
        let mut held = self.earlier.borrow_mut();
        if let Some((_, folded)) =
            held.as_ref().filter(|(held, folded)| held == stream && folded.version == version)
        {
            return Some(folded.clone());
        }
        match folded_to(self.batch, stream, version) {
            Ok(folded) => {
                *held = folded.map(|folded| (stream.clone(), folded));
                held.as_ref().map(|(_, folded)| folded.clone())
            }
            Err(why) => {
                tracing::error!(why, %stream, version, "an earlier version of a stream cannot be read");
                None
            }
        }
    }
}

/// A stream up to a version; `None` where it has not come so far.
fn folded_to(batch: &Batch<'_>, stream: &StreamId, version: u64) -> Result<Option<Folded>, String> {
    let mut folded = Folded::unborn(stream);
    while folded.version < version {
        let limit = PAGE.min(version - folded.version);
        let page = batch.read_page_of_stream(&stream.to_string(), folded.version, limit);
        let page = page.map_err(|error| error.to_string())?;
        if page.is_empty() {
            return Ok(None);
        }
        for row in &page {
            folded = folded.read(stream, &stored(row)).map_err(|unfit| unfit.to_string())?.0;
        }
    }
    Ok(Some(folded))
}
