//! A command's side of the socket.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::os::unix::net::UnixStream;
use std::path::Path;

use plumbline_documents::Content;
use plumbline_workflow::{Answer, Request};

use crate::failure::Failure;
use crate::local::short;
use crate::local::wire::{Ask, Given, Hello, Take, Told, VERSION};
use crate::said::Said;

/// A connection to the service that runs on a folder. Answers come in the order in which they were asked for.
pub(crate) struct Connection {
    read: BufReader<UnixStream>,
    write: UnixStream,
}

impl Connection {
    /// Connects, if a service listens.
    ///
    /// # Errors
    /// [`Failure::OtherVersion`], where it is another version of the program.
    pub(crate) fn open(data: &Path) -> Result<Option<Connection>, Failure> {
        let Ok((_folder, path)) = short(data) else { return Ok(None) };
        let Ok(stream) = UnixStream::connect(path) else { return Ok(None) };
        let mut connection = match stream.try_clone() {
            Ok(write) => Connection { read: BufReader::new(stream), write },
            Err(_) => return Ok(None),
        };
        match connection.line::<Hello>() {
            Ok(Hello { plumbline }) if plumbline == VERSION => Ok(Some(connection)),
            Ok(Hello { plumbline }) => Err(Failure::OtherVersion { runs: plumbline }),
            // It is just ending.
            Err(_) => Ok(None),
        }
    }

    /// Gives a command; its answer comes with [`Connection::answer`].
    pub(crate) fn give(&mut self, request: &Request) -> Result<(), Said> {
        let given = Given::of(request).map_err(|_| gone())?;
        self.ask(&Ask::Give(given)).map_err(|_| gone())
    }

    /// What came of the next command.
    pub(crate) fn answer(&mut self) -> Result<Answer, Said> {
        match self.line() {
            Ok(Told::Done(done)) => done.answer().ok_or_else(gone),
            Ok(Told::Not(said)) => Err(said),
            Ok(Told::Taken(_)) | Err(_) => Err(gone()),
        }
    }

    /// Hands a content over; the next command names it. `progress` hears how many bytes have gone.
    ///
    /// # Errors
    /// [`Said`] where it is not taken; the inner error where the file cannot be read.
    pub(crate) fn take(
        &mut self,
        file: &mut impl Read,
        bytes: u64,
        (declared, name): (Option<&str>, &str),
        mut progress: impl FnMut(u64),
    ) -> io::Result<Result<Content, Said>> {
        let take = Take { bytes, declared: declared.map(str::to_owned), name: name.to_owned() };
        if self.ask(&Ask::Take(take)).is_err() {
            return Ok(Err(gone()));
        }
        let mut left = bytes;
        let mut piece = vec![0; 256 * 1024];
        while left > 0 {
            let now = usize::try_from(left).unwrap_or(piece.len()).min(piece.len());
            file.read_exact(&mut piece[..now])?;
            if self.write.write_all(&piece[..now]).is_err() {
                return Ok(Err(gone()));
            }
            left -= now as u64;
            progress(bytes - left);
        }
        Ok(match self.line() {
            Ok(Told::Taken(taken)) => taken.content().ok_or_else(gone),
            Ok(Told::Not(said)) => Err(said),
            Ok(Told::Done(_)) | Err(_) => Err(gone()),
        })
    }

    fn ask(&mut self, ask: &Ask) -> io::Result<()> {
        let mut line = serde_json::to_vec(ask)?;
        line.push(b'\n');
        self.write.write_all(&line)
    }

    fn line<T: serde::de::DeserializeOwned>(&mut self) -> io::Result<T> {
        let mut line = String::new();
        if self.read.read_line(&mut line)? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        Ok(serde_json::from_str(&line)?)
    }
}

/// The service went away before it answered.
fn gone() -> Said {
    Said::unknown(
        "服务在答复前已停止，结果不明（请用同一命令编号 --id 再次提交，不会重复办理）",
        "the service ended before it answered, and the outcome is unknown (send it again with the same --id: nothing is done twice)",
    )
}
