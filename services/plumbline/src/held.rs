//! The log of a folder, to be written: held by this process, or by the service that runs on it.

use std::collections::VecDeque;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

use plumbline_documents::{Arrival, Content, Intake, NotKept, on_the_list};
use plumbline_log::{Log, OpenError, Options, Reader};
use plumbline_workflow::{Answer, Failure as NotDone, Request, Writer, WriterThread};
use tokio::sync::oneshot::Receiver;

use crate::failure::Failure;
use crate::kept::Kept;
use crate::local::Connection;
use crate::said::Said;
use crate::settings;

/// How long another command on the same folder, or a service that is starting, is waited for.
const PATIENCE: Duration = Duration::from_secs(5);

/// The log of a folder, to be written until it is closed. Commands are answered in the order in which they were posted.
pub(crate) struct Held {
    pub(crate) reader: Reader,
    way: Way,
}

enum Way {
    Here(Box<Here>),
    Through(Connection),
}

/// The log is this process's own.
struct Here {
    writer: Writer,
    thread: WriterThread,
    under_way: VecDeque<UnderWay>,
    /// Taken in, for the next command to name.
    kept: Option<Kept>,
}

/// A command that was posted, and the content that it names.
type UnderWay = (Receiver<Result<Answer, NotDone>>, Option<Kept>);

/// A file on its way in.
pub(crate) struct Coming<'a> {
    pub(crate) bytes: u64,
    /// What it is said to be, as application/pdf.
    pub(crate) declared: Option<&'a str>,
    pub(crate) name: &'a str,
    /// The most that is taken where this process holds the log; a service has its own limit.
    pub(crate) bytes_max: u64,
}

impl Held {
    /// Opens the log, or connects to the service that holds it.
    pub(crate) fn open(data: &Path) -> Result<Held, Failure> {
        let began = Instant::now();
        loop {
            let held = match Log::open(data, &Options::default()) {
                Ok(log) => return Held::here(log),
                Err(held @ OpenError::Held { .. }) => held,
                Err(error) => return Err(error.into()),
            };
            if let Some(connection) = Connection::open(data)? {
                return Ok(Held { reader: Reader::open(data)?, way: Way::Through(connection) });
            }
            // A service that follows another log holds it, and takes no commands.
            let path = data.join("log.db");
            if Reader::open(data).is_ok_and(|log| log.is_replica().unwrap_or(false)) {
                return Err(OpenError::IsReplica { path }.into());
            }
            if began.elapsed() > PATIENCE {
                return Err(held.into());
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn here(log: Log) -> Result<Held, Failure> {
        let reader = log.reader.clone();
        let (writer, thread) = Writer::start(log, settings::writer_options())?;
        let here = Here { writer, thread, under_way: VecDeque::new(), kept: None };
        let way = Way::Here(Box::new(here));
        Ok(Held { reader, way })
    }

    /// Gives a command and waits for its answer. Where nobody knows what came of it, its id is told, to ask again with.
    pub(crate) fn give(&mut self, request: Request) -> Result<Answer, Said> {
        let id = request.id;
        self.post(request).and_then(|()| self.answer()).map_err(|said| said.of(id))
    }

    /// Gives a command; [`Held::answer`] tells what came of it.
    pub(crate) fn post(&mut self, request: Request) -> Result<(), Said> {
        match &mut self.way {
            Way::Through(connection) => connection.give(&request),
            Way::Here(here) => {
                let kept = here.kept.take();
                match here.writer.post(request) {
                    Ok(answer) => here.under_way.push_back((answer, kept)),
                    Err(failure) => {
                        if let Some(kept) = kept {
                            kept.unnamed();
                        }
                        return Err(failure.into());
                    }
                }
                Ok(())
            }
        }
    }

    /// What came of the command that was posted first of those whose answer was not asked for yet.
    pub(crate) fn answer(&mut self) -> Result<Answer, Said> {
        let stopped = || NotDone::Unknown("the writer stopped before it answered".into());
        let here = match &mut self.way {
            Way::Through(connection) => return connection.answer(),
            Way::Here(here) => here,
        };
        let Some((answer, kept)) = here.under_way.pop_front() else { return Err(stopped().into()) };
        let came = answer.blocking_recv().unwrap_or_else(|_| Err(stopped()));
        if let Some(kept) = kept {
            kept.answered(&came);
        }
        Ok(came?)
    }

    /// Takes a content in, for the next command to name. `progress` hears how many bytes were read.
    pub(crate) fn take(
        &mut self,
        data: &Path,
        file: &mut impl Read,
        coming: &Coming<'_>,
        mut progress: impl FnMut(u64),
    ) -> Result<Content, Failure> {
        let Coming { bytes, declared, name, bytes_max } = *coming;
        let failed = |cause| Failure::File { path: name.into(), cause };
        let here = match &mut self.way {
            Way::Here(here) => here,
            Way::Through(connection) => {
                let taken = connection.take(file, bytes, (declared, name), progress);
                return Ok(taken.map_err(failed)??);
            }
        };
        let declared = declared.map(on_the_list).transpose().map_err(NotKept::from)?;
        let documents = Intake::open(data, bytes_max)?;
        let mut arrival = Arrival::begin(&documents)?;
        let mut piece = vec![0; 256 * 1024];
        let mut done = 0;
        loop {
            let read = file.read(&mut piece).map_err(failed)?;
            if read == 0 {
                break;
            }
            arrival.write(&piece[..read])?;
            done += read as u64;
            progress(done);
        }
        let content = arrival.keep(declared, name)?;
        here.kept = Some(Kept { documents, content });
        Ok(content)
    }

    /// Lets go of the log, once everything that was posted is written.
    pub(crate) fn close(self) -> Result<(), Failure> {
        match self.way {
            Way::Here(here) => {
                let Here { writer, thread, .. } = *here;
                drop(writer);
                Ok(thread.join()?)
            }
            Way::Through(_) => Ok(()),
        }
    }
}
