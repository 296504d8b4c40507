//! What a power cut may leave of files whose every write is known: what was synced, and of the rest whatever chance keeps.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use plumbline_testkit::Chance;

use crate::disk::Deed;

/// What a disk writes whole or not at all, bytes.
const SECTOR: usize = 512;

/// What becomes of writes that were not synced.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Fate {
    /// All are lost.
    Lost,
    /// All are there.
    Kept,
    /// The first ones are there, and the next one is torn.
    CutOff,
    /// Each is there or not.
    Mixed,
    /// Each sector of each is there or not.
    Torn,
}

/// In turns, so that each has its share.
pub(crate) const FATES: [Fate; 5] = [Fate::Torn, Fate::Lost, Fate::Mixed, Fate::CutOff, Fate::Kept];

/// Files as they are on the disk for sure, and what was done to each since its last sync.
#[derive(Debug, Default)]
pub(crate) struct Files(BTreeMap<PathBuf, (Vec<u8>, Vec<Deed>)>);

impl Files {
    /// One more thing was done.
    pub(crate) fn take(&mut self, path: &Path, deed: &Deed) {
        match deed {
            Deed::Write { .. } | Deed::Truncate(_) => {
                self.0.entry(path.into()).or_default().1.push(deed.clone());
            }
            Deed::Sync => {
                let (bytes, since) = self.0.entry(path.into()).or_default();
                for deed in since.drain(..) {
                    apply(bytes, &deed, |_| true);
                }
            }
            // SQLite syncs the folder when it deletes a journal, before it goes on.
            Deed::Delete => {
                self.0.remove(path);
            }
        }
    }

    /// Puts the files that a power cut leaves now into a folder, each under its own name.
    pub(crate) fn cut_power(&self, fate: Fate, chance: &mut Chance, into: &Path) {
        for (path, (durable, since)) in &self.0 {
            let mut bytes = durable.clone();
            let cut = chance.below(since.len() as u64 + 1) as usize;
            for (number, deed) in since.iter().enumerate() {
                let half = |chance: &mut Chance| chance.below(2) == 0;
                let whole = match fate {
                    Fate::Lost => false,
                    Fate::Kept => true,
                    Fate::CutOff => number < cut,
                    Fate::Mixed | Fate::Torn => half(chance),
                };
                let torn = match fate {
                    Fate::Torn => true,
                    Fate::CutOff => number == cut,
                    Fate::Lost | Fate::Kept | Fate::Mixed => false,
                };
                match (torn, deed) {
                    (true, Deed::Write { .. }) => apply(&mut bytes, deed, |_| half(chance)),
                    _ if whole => apply(&mut bytes, deed, |_| true),
                    _ => {}
                }
            }
            let name = path.file_name().expect("a file has a name");
            fs::write(into.join(name), bytes).expect("the image can be written");
        }
    }
}

/// Does it to the bytes, of a write only the sectors that are kept.
fn apply(bytes: &mut Vec<u8>, deed: &Deed, mut keeps: impl FnMut(usize) -> bool) {
    match deed {
        Deed::Write { at, bytes: written } => {
            let at = *at as usize;
            let mut from = 0;
            while from < written.len() {
                // Sectors are the disk's, whatever the write's own beginning.
                let until = written.len().min(from + SECTOR - (at + from) % SECTOR);
                if keeps((at + from) / SECTOR) {
                    if bytes.len() < at + until {
                        bytes.resize(at + until, 0);
                    }
                    bytes[at + from..at + until].copy_from_slice(&written[from..until]);
                }
                from = until;
            }
        }
        Deed::Truncate(size) => bytes.resize(*size as usize, 0),
        Deed::Sync | Deed::Delete => {}
    }
}
