//! The grants as they were last committed, for whoever asks who shows a token: the writer is the only one who changes them, so
//! it tells them on, and nobody reads a file.

use std::sync::Arc;

use plumbline_lifecycle::{Folded, Grants, Horizon, Known, State, StreamId, replay};
use plumbline_log::{LogError, Reader};
use tokio::sync::watch;

use crate::memory::stored;
use crate::trouble::{Aside, Fault};

/// Where the writer tells them.
pub(crate) struct Granted {
    told: watch::Sender<Arc<Grants>>,
    /// The last event that is in what was told.
    seq: u64,
}

impl Granted {
    /// What the log holds. Where their stream cannot be read nobody has a token, and whoever asks for troubles hears why.
    pub(crate) fn read(reader: &Reader, aside: &Aside) -> Result<Granted, Fault> {
        let id = StreamId::Grants;
        let unreadable = |seq, why: String, damaged| {
            aside.unreadable(&id, seq, why, damaged);
            Folded::unborn(&id)
        };
        let folded = match reader.read_stream(&id.to_string()) {
            Ok(rows) => replay(&id, rows.iter().map(stored), Horizon::default(), |_, _, _| {})
                .unwrap_or_else(|bad| unreadable(bad.seq, bad.why.to_string(), false)),
            Err(LogError::Damaged(bad)) => unreadable(bad.seq, bad.why, true),
            Err(error) => return Err(Fault::Log(error)),
        };
        let seq = folded.seq;
        Ok(Granted { told: watch::Sender::new(of(folded.state)), seq })
    }

    /// Tells them on where a commit has changed them. To be called after the commit, and before anybody hears of it.
    pub(crate) fn committed(&mut self, known: &impl Known) {
        let Some(folded) = known.stream(&StreamId::Grants) else { return };
        if folded.seq != self.seq {
            self.seq = folded.seq;
            self.told.send_replace(of(folded.state.clone()));
        }
    }

    pub(crate) fn watch(&self) -> watch::Receiver<Arc<Grants>> {
        self.told.subscribe()
    }
}

fn of(state: State) -> Arc<Grants> {
    match state {
        State::Grants(grants) => Arc::new(grants),
        _ => Arc::default(),
    }
}
