//! The grants as they were last committed, for whoever asks who shows a token: the writer is the only one who changes them, so
//! it tells them on, and nobody reads a file.

use std::sync::Arc;

use plumbline_access::GrantsUnread;
use plumbline_lifecycle::{Grants, Horizon, State, StreamId, replay};
use plumbline_log::{LogError, Reader};
use tokio::sync::watch;

use crate::memory::stored;
use crate::trouble::{Aside, Fault};

/// The grants, or why they are not known.
pub type Known = Result<Arc<Grants>, GrantsUnread>;

/// Where the writer tells them.
pub(crate) struct Granted {
    reader: Reader,
    aside: Aside,
    told: watch::Sender<Known>,
}

impl Granted {
    /// Tells what the log holds.
    ///
    /// # Errors
    /// [`Fault::Log`] when the log cannot be read at all.
    pub(crate) fn read(reader: &Reader, aside: &Aside) -> Result<Granted, Fault> {
        let (reader, aside) = (reader.clone(), aside.clone());
        let told = watch::Sender::new(held(&reader, &aside)?);
        Ok(Granted { reader, aside, told })
    }

    /// Reads them once more, because a commit has changed them, and tells them on. To be called before anybody hears of the commit.
    pub(crate) fn committed(&self) {
        // What cannot be read lets nobody in.
        let held = held(&self.reader, &self.aside);
        let held = held.unwrap_or_else(|fault| Err(GrantsUnread(fault.to_string())));
        drop(self.told.send_replace(held));
    }

    pub(crate) fn watch(&self) -> watch::Receiver<Known> {
        self.told.subscribe()
    }
}

/// What the log holds. Where their stream cannot be read, nobody knows whose a token is, and whoever asks hears why.
fn held(reader: &Reader, aside: &Aside) -> Result<Known, Fault> {
    let id = StreamId::Grants;
    let unreadable = |seq: u64, why: String, damaged| {
        let unread = GrantsUnread(format!("seq {seq}: {why}"));
        aside.unreadable(&id, seq, why, damaged);
        Err(unread)
    };
    Ok(match reader.read_stream(&id.to_string()) {
        Ok(rows) => match replay(&id, rows.iter().map(stored), Horizon::default(), |_, _, _| {}) {
            Ok(folded) => Ok(of(folded.state)),
            Err(bad) => unreadable(bad.seq, bad.why.to_string(), false),
        },
        Err(LogError::Damaged(bad)) => unreadable(bad.seq, bad.why, true),
        Err(error) => return Err(Fault::Log(error)),
    })
}

fn of(state: State) -> Arc<Grants> {
    match state {
        State::Grants(grants) => Arc::new(grants),
        _ => Arc::default(),
    }
}
