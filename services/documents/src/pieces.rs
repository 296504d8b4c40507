//! A content as it is sent: piece by piece, hashed once more on the way.

use std::io::{self, Read, Seek, SeekFrom, Write};
use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::hash::ContentHash;
use crate::store::Kept;

/// Bytes of a piece: what one reader costs in memory.
const PIECE_BYTES: u64 = 256 * 1024;

/// What is still to be sent.
pub(crate) struct Rest {
    kept: Kept,
    left: u64,
    /// Of a whole content alone: a part proves nothing.
    hasher: Option<Sha256>,
}

impl Rest {
    pub(crate) fn of(mut kept: Kept, range: &Range<u64>) -> io::Result<Rest> {
        kept.file.seek(SeekFrom::Start(range.start))?;
        let whole = *range == (0..kept.size);
        Ok(Rest { kept, left: range.end - range.start, hasher: whole.then(Sha256::new) })
    }

    /// The next piece; none at the end. The last one is held back when the whole is not what its name says, so that nobody
    /// takes a damaged content for a good one.
    pub(crate) fn next(&mut self) -> io::Result<Option<Vec<u8>>> {
        if self.left == 0 {
            return Ok(None);
        }
        let bytes = self.left.min(PIECE_BYTES);
        let mut piece = Vec::new();
        (&self.kept.file).take(bytes).read_to_end(&mut piece)?;
        if piece.len() as u64 != bytes {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        self.left -= bytes;
        if let Some(hasher) = &mut self.hasher {
            hasher.update(&piece);
            let is = || ContentHash(hasher.clone().finalize().into());
            if self.left == 0 && is() != self.kept.hash {
                let says =
                    format!("{} is not what it was (run `plumbline verify`)", self.kept.hash);
                return Err(io::Error::new(io::ErrorKind::InvalidData, says));
            }
        }
        Ok(Some(piece))
    }
}

impl Kept {
    /// Writes the content out, whole. `progress` hears how many bytes of how many are written.
    ///
    /// # Errors
    /// When reading or writing fails, or the content is not what its name says; its last piece is not written then.
    pub fn copy_to(
        self,
        out: &mut impl Write,
        mut progress: impl FnMut(u64, u64),
    ) -> io::Result<u64> {
        let size = self.size;
        let mut rest = Rest::of(self, &(0..size))?;
        while let Some(piece) = rest.next()? {
            out.write_all(&piece)?;
            progress(size - rest.left, size);
        }
        Ok(size)
    }
}
