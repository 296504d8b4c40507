//! The layer that checks: sums are put into pages that are written, and compared in whatever is read.

use std::path::{Path, PathBuf};

use rusqlite::ffi;

use crate::damage::{self, Damage, MISFIT, What};
use crate::frame::{Base, Code, File, Kind, Layer};
use crate::sum;
use crate::wal::{self, FRAME_HEADER, HEADER, Header};

/// Checked pages. A write-ahead log that was cut ends there, or is damage.
pub(crate) struct Checked {
    pub(crate) cut_is_damage: bool,
}

impl Layer for Checked {
    fn open(&self, path: Option<&Path>, kind: Kind) -> Result<Option<Box<dyn File>>, Code> {
        let Some(path) = path else { return Ok(None) };
        Ok(match kind {
            Kind::Main => {
                Some(Box::new(Main { path: path.into(), sums: None, summed: Vec::new() }))
            }
            Kind::Wal => Some(Box::new(Wal {
                path: path.into(),
                cut_is_damage: self.cut_is_damage,
                header: None,
                recovering: false,
                begun: None,
                unsettled_from: u64::MAX,
            })),
            Kind::Other => None,
        })
    }
}

fn misfit(path: &Path, what: What, at: u64) -> Code {
    damage::tell(Damage { path: path.into(), what, at });
    Code(MISFIT)
}

/// The database file.
struct Main {
    path: PathBuf,
    /// Whether its pages carry sums, once that is known.
    sums: Option<bool>,
    /// A page as it is written: what SQLite hands over is not ours to change.
    summed: Vec<u8>,
}

impl Main {
    fn judge(&mut self, first_page: &[u8]) -> Result<bool, Code> {
        let sums = usize::from(first_page[sum::RESERVED_AT]) == sum::RESERVED;
        if !sums && sum::lost_the_word(first_page) {
            return Err(misfit(&self.path, What::Page, 0));
        }
        self.sums = Some(sums);
        Ok(sums)
    }

    /// Asks the first page in the file, where no page has told yet. A file without one has no sums so far.
    fn has_sums(&mut self, base: &mut Base, page: usize) -> Result<bool, Code> {
        if let Some(sums) = self.sums {
            return Ok(sums);
        }
        let mut first = vec![0; page];
        match base.read(&mut first, 0) {
            Ok(()) => self.judge(&first),
            Err(Code(ffi::SQLITE_IOERR_SHORT_READ)) => Ok(false),
            Err(other) => Err(other),
        }
    }
}

impl File for Main {
    fn read(&mut self, base: &mut Base, into: &mut [u8], at: u64) -> Result<(), Code> {
        let came = base.read(into, at);
        // Of a page that the file ends in, the rest came as zeros.
        let short = came == Err(Code(ffi::SQLITE_IOERR_SHORT_READ));
        if (came.is_err() && !short) || !sum::is_page(into.len(), at) {
            return came;
        }
        let sums =
            if at == 0 && !short { self.judge(into)? } else { self.has_sums(base, into.len())? };
        if sums && !sum::fits(into) {
            return Err(misfit(&self.path, What::Page, at));
        }
        came
    }

    fn write(&mut self, base: &mut Base, from: &[u8], at: u64) -> Result<(), Code> {
        if !sum::is_page(from.len(), at) {
            return base.write(from, at);
        }
        if at == 0 {
            self.sums = Some(usize::from(from[sum::RESERVED_AT]) == sum::RESERVED);
        }
        if !self.has_sums(base, from.len())? {
            return base.write(from, at);
        }
        self.summed.clear();
        self.summed.extend_from_slice(from);
        let end = from.len() - sum::RESERVED;
        self.summed[end..].copy_from_slice(&sum::of(from));
        base.write(&self.summed, at)
    }
}

/// The write-ahead log. SQLite compares its sums when it recovers, and never again; here each page that is read from it is
/// compared.
struct Wal {
    path: PathBuf,
    cut_is_damage: bool,
    header: Option<Header>,
    /// SQLite is reading all of it, to find where it ends.
    recovering: bool,
    /// Where the last frame's header was written whose page comes next.
    begun: Option<u64>,
    /// From this frame on the sums are not final: a large transaction has written a page again where it already stood, and SQLite
    /// sums from there when it commits. Until then it may read these pages back, and nobody else may.
    unsettled_from: u64,
}

impl Wal {
    fn known_header(&mut self, base: &mut Base) -> Result<Option<Header>, Code> {
        if self.header.is_none() {
            self.header = read_header(base)?;
        }
        Ok(self.header)
    }

    /// The page of the frame at `frame` was read.
    fn check(&mut self, base: &mut Base, page: &[u8], frame: u64) -> Result<(), Code> {
        if frame >= self.unsettled_from {
            return Ok(());
        }
        let mut head = [0; FRAME_HEADER];
        base.read(&mut head, frame)?;
        let mut before = [0; 8];
        base.read(&mut before, wal::sums_before(frame, page.len()))?;
        if !self.header.is_some_and(|header| header.has_salts(&head)) {
            // The file was begun anew since.
            self.header = read_header(base)?;
        }
        match self.header {
            Some(header) if header.fits(&head, page, wal::sums(&before)) => Ok(()),
            _ => Err(misfit(&self.path, What::Frame, frame)),
        }
    }

    /// A whole frame was read while SQLite looks for the end: where it ends at a frame of this very file, it was cut.
    fn check_end(&mut self, base: &mut Base, bytes: &[u8], frame: u64) -> Result<(), Code> {
        let (Some(header), Some((head, page))) =
            (self.header, bytes.split_first_chunk::<FRAME_HEADER>())
        else {
            return Ok(());
        };
        let mut before = [0; 8];
        base.read(&mut before, wal::sums_before(frame, page.len()))?;
        if !header.fits(head, page, wal::sums(&before)) && header.has_a_salt(head) {
            return Err(misfit(&self.path, What::Frame, frame));
        }
        Ok(())
    }
}

impl File for Wal {
    fn read(&mut self, base: &mut Base, into: &mut [u8], at: u64) -> Result<(), Code> {
        base.read(into, at)?;
        if let (0, Ok(bytes)) = (at, <&[u8; HEADER]>::try_from(&*into)) {
            self.header = Header::read(bytes);
            self.recovering = true;
            if self.cut_is_damage && self.header.is_none() && bytes.iter().any(|byte| *byte != 0) {
                return Err(misfit(&self.path, What::WalHeader, 0));
            }
            return Ok(());
        }
        if sum::is_page(into.len(), 0)
            && let Some(frame) = wal::frame_of_page(at, into.len())
        {
            return self.check(base, into, frame);
        }
        if self.cut_is_damage
            && self.recovering
            && self.header.is_some_and(|header| into.len() == FRAME_HEADER + header.page)
        {
            return self.check_end(base, into, at);
        }
        Ok(())
    }

    fn write(&mut self, base: &mut Base, from: &[u8], at: u64) -> Result<(), Code> {
        self.recovering = false;
        if let (0, Ok(bytes)) = (at, <&[u8; HEADER]>::try_from(from)) {
            base.write(from, at)?;
            self.header = Header::read(bytes);
            self.unsettled_from = u64::MAX;
            return Ok(());
        }
        base.write(from, at)?;
        let Some(header) = self.known_header(base)? else { return Ok(()) };
        let begun = self.begun.take();
        if from.len() == FRAME_HEADER && wal::begins_frame(at, header.page) {
            self.begun = Some(at);
            if at >= self.unsettled_from {
                // Its sums are final, unless SQLite leaves them for later.
                let later = from[8..].iter().all(|byte| *byte == 0);
                self.unsettled_from = if later { self.unsettled_from } else { at + 1 };
            }
        } else if from.len() == header.page
            && let Some(frame) = wal::frame_of_page(at, header.page)
            && begun != Some(frame)
        {
            self.unsettled_from = self.unsettled_from.min(frame);
        }
        Ok(())
    }
}

fn read_header(base: &mut Base) -> Result<Option<Header>, Code> {
    let mut bytes = [0; HEADER];
    base.read(&mut bytes, 0)?;
    Ok(Header::read(&bytes))
}
