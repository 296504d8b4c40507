//! The service's side of the socket.

use std::io;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use plumbline_documents::{Arrival, Content, Intake, NotKept, on_the_list};
use plumbline_workflow::{Answer, Failure, Writer};
use tokio::io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader};
use tokio::net::unix::{OwnedReadHalf, OwnedWriteHalf};
use tokio::net::{UnixListener, UnixStream};
use tokio::runtime::Runtime;
use tokio::sync::{Semaphore, mpsc, oneshot, watch};

use crate::kept::Kept;
use crate::local::wire::{Ask, Done, Given, Hello, Take, Told, VERSION};
use crate::local::{SOCKET, UNDER_WAY_MAX, short};
use crate::said::{Kind, Said};

/// Commands at the machine that may be connected at once; one more waits until another has ended.
const CONNECTIONS_MAX: usize = 64;

/// The longest line, bytes: a command may carry a whole procedure.
const LINE_BYTES_MAX: u64 = 1 << 20;

/// Pieces in which a content is taken, bytes.
const PIECE: usize = 256 * 1024;

/// How long what is under way may take to be answered once the service ends.
const GOODBYE: Duration = Duration::from_secs(5);

/// The open door. It goes, and its file with it, when the service ends.
pub(crate) struct Door {
    path: PathBuf,
    ends: watch::Sender<bool>,
    /// Closed once every connection has let go of its end.
    open: mpsc::Receiver<()>,
}

/// Opens the door to a folder whose log this process holds.
///
/// # Errors
/// When the socket cannot be made.
pub(crate) fn listen(runtime: &Runtime, data: &Path, office: Office) -> io::Result<Door> {
    let path = data.join(SOCKET);
    // Whoever left it does not hold the log any more.
    match std::fs::remove_file(&path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let (_folder, short) = short(data)?;
    let _in_it = runtime.enter();
    let listener = UnixListener::bind(short)?;
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o600))?;
    let (ends, ended) = watch::channel(false);
    let (holds, open) = mpsc::channel(1);
    tokio::spawn(accept(listener, office, ended, holds));
    Ok(Door { path, ends, open })
}

impl Door {
    /// Takes no further command, and waits a moment for the answers of those that are under way.
    pub(crate) async fn close(mut self) {
        let _ = self.ends.send(true);
        let _ = tokio::time::timeout(GOODBYE, self.open.recv()).await;
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.path);
    }
}

/// What is behind the door.
#[derive(Clone)]
pub(crate) struct Office {
    pub(crate) writer: Writer,
    pub(crate) documents: Intake,
}

async fn accept(
    listener: UnixListener,
    office: Office,
    mut ended: watch::Receiver<bool>,
    holds: mpsc::Sender<()>,
) {
    let places = Arc::new(Semaphore::new(CONNECTIONS_MAX));
    loop {
        let Ok(place) = Arc::clone(&places).acquire_owned().await else { return };
        let came = tokio::select! {
            came = listener.accept() => came,
            _ = ended.wait_for(|ended| *ended) => return,
        };
        match came {
            Ok((stream, _)) => {
                let (office, ended, holds) = (office.clone(), ended.clone(), holds.clone());
                tokio::spawn(async move {
                    // Whoever goes away in the middle has heard all that they wanted to hear.
                    let _ = serve(stream, office, ended).await;
                    drop((place, holds));
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a command at the machine could not be let in");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
}

/// What is still to be told on a connection, in its order.
enum Owed {
    Told(Told),
    Answer(oneshot::Receiver<Result<Answer, Failure>>, Option<Kept>),
}

async fn serve(
    stream: UnixStream,
    office: Office,
    mut ended: watch::Receiver<bool>,
) -> io::Result<()> {
    let (read, mut write) = stream.into_split();
    tell(&mut write, &Hello { plumbline: VERSION.into() }).await?;
    let (owe, owed) = mpsc::channel(UNDER_WAY_MAX);
    let answers = tokio::spawn(answer(write, owed));
    let asked = async {
        tokio::select! {
            asked = ask(read, &office, &owe) => asked,
            _ = ended.wait_for(|ended| *ended) => Ok(()),
        }
    };
    let asked = asked.await;
    drop(owe);
    let answered = answers.await.unwrap_or(Ok(()));
    asked.and(answered)
}

/// Reads what is asked until nothing more comes.
async fn ask(read: OwnedReadHalf, office: &Office, owe: &mpsc::Sender<Owed>) -> io::Result<()> {
    let mut read = BufReader::new(read);
    let mut line = Vec::new();
    let mut kept: Option<Kept> = None;
    loop {
        line.clear();
        if (&mut read).take(LINE_BYTES_MAX).read_until(b'\n', &mut line).await? == 0 {
            break;
        }
        if !line.ends_with(b"\n") {
            // Cut off, or too long: what follows would be no line of its own.
            let _ = owe.send(Owed::Told(Told::Not(not_understood("a line is too long")))).await;
            break;
        }
        let owed = match serde_json::from_slice(&line) {
            Ok(Ask::Give(given)) => give(given, office, kept.take()).await,
            Ok(Ask::Take(coming)) => match take(&mut read, &office.documents, coming).await? {
                Ok(content) => {
                    let documents = office.documents.clone();
                    kept = Some(Kept { documents, content });
                    Owed::Told(Told::Taken(content.into()))
                }
                Err(not) => Owed::Told(Told::Not(not)),
            },
            Err(error) => Owed::Told(Told::Not(not_understood(&error.to_string()))),
        };
        if owe.send(owed).await.is_err() {
            break;
        }
    }
    if let Some(kept) = kept {
        kept.unnamed();
    }
    Ok(())
}

async fn give(given: Given, office: &Office, kept: Option<Kept>) -> Owed {
    let refused = |kept: Option<Kept>, not| {
        if let Some(kept) = kept {
            kept.unnamed();
        }
        Owed::Told(Told::Not(not))
    };
    match given.request() {
        Err(why) => refused(kept, not_understood(&why)),
        Ok(request) => match office.writer.post_waiting(request).await {
            Ok(answer) => Owed::Answer(answer, kept),
            Err(failure) => refused(kept, failure.into()),
        },
    }
}

fn not_understood(why: &str) -> Said {
    let (zh, en) = (format!("命令无法识别：{why}"), format!("the command is not one: {why}"));
    Said { kind: Kind::Refused, rule: None, zh, en }
}

/// Takes a content in. What follows its announcement is read whatever becomes of it, so that the next line is one.
async fn take(
    read: &mut BufReader<OwnedReadHalf>,
    documents: &Intake,
    coming: Take,
) -> io::Result<Result<Content, Said>> {
    let Take { bytes, declared, name } = coming;
    let mut arrival = Arrival::begin(documents).map_err(NotKept::from);
    let mut left = bytes;
    let mut piece = vec![0; PIECE];
    while left > 0 {
        let now = usize::try_from(left).unwrap_or(PIECE).min(PIECE);
        read.read_exact(&mut piece[..now]).await?;
        left -= now as u64;
        arrival = tokio::task::block_in_place(|| {
            let mut arrival = arrival?;
            arrival.write(&piece[..now])?;
            Ok(arrival)
        });
    }
    let kept = tokio::task::block_in_place(|| {
        let declared = declared.as_deref().map(on_the_list).transpose()?;
        arrival?.keep(declared, &name)
    });
    Ok(kept.map_err(|not: NotKept| Said::from(&not)))
}

/// Tells each answer when it has come, in the order in which they were asked for.
async fn answer(mut write: OwnedWriteHalf, mut owed: mpsc::Receiver<Owed>) -> io::Result<()> {
    let mut told = Ok(());
    while let Some(owed) = owed.recv().await {
        let tells = match owed {
            Owed::Told(tells) => tells,
            Owed::Answer(answer, kept) => {
                let came = answer.await.unwrap_or_else(|_| {
                    Err(Failure::Unknown("the writer stopped before it answered".into()))
                });
                if let Some(kept) = kept {
                    kept.answered(&came);
                }
                came.map_or_else(|failure| Told::Not(failure.into()), |a| Told::Done(Done::from(a)))
            }
        };
        // What became of a content is noted whether or not anybody still listens.
        if told.is_ok() {
            told = tell(&mut write, &tells).await;
        }
    }
    told
}

async fn tell(write: &mut OwnedWriteHalf, told: &impl serde::Serialize) -> io::Result<()> {
    let mut line = serde_json::to_vec(told)?;
    line.push(b'\n');
    write.write_all(&line).await
}
