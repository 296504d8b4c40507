//! The keys of persons: `keys/<person>/<id of the key>`, 32 bytes by chance each, for their owner alone.
//!
//! A key is durable before anything that is sealed under it is recorded. One that is destroyed is written over, synced and removed.
//! A file system that keeps what was written over (a snapshot, a copy on write, the spare blocks of a disk of flash) keeps it all
//! the same: see SECURITY.md.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, ErrorKind, Read as _, Write as _};
use std::os::unix::fs::{DirBuilderExt as _, OpenOptionsExt as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use plumbline_lifecycle::person::{Ciphertext, Command, KeyId, Personal, Sealed};
use plumbline_lifecycle::{Horizon, Jurisdiction, PersonId, State, StreamId, replay};
use plumbline_log::Reader;

use crate::memory::stored;
use crate::personal::data::PersonalData;
use crate::personal::seal::Key;
use crate::trouble::Trouble;

/// The folder of keys in a folder of data.
const FOLDER: &str = "keys";

/// What the name of a key begins with that is not there whole yet.
const UNFINISHED: &str = "new-";

/// The keys that lie beside a log. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Keys {
    folder: Arc<PathBuf>,
    /// What could not be destroyed, for whoever asks whether all is well.
    left: Arc<Mutex<Option<String>>>,
}

/// Why a key could not be had, made or destroyed. It names nothing that is sealed.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// A file could not be read or written.
    #[error("{}: {cause}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        cause: io::Error,
    },
    /// A file is no key.
    #[error("{} is no key of 32 bytes (put it back from a copy of the keys)", .0.display())]
    NoKey(PathBuf),
    /// The system gave no bytes by chance.
    #[error("no random bytes: {0}")]
    Chance(String),
    /// What is sealed does not open by its key.
    #[error(
        "what is sealed of {0} does not open by its key (the key is not the one that it names, or the log is damaged)"
    )]
    DoesNotOpen(PersonId),
}

impl Keys {
    /// Those in this folder of data. Nothing is made until something is sealed.
    #[must_use]
    pub fn at(data: &Path) -> Keys {
        Keys { folder: Arc::new(data.join(FOLDER)), left: Arc::default() }
    }

    /// The command that records this of a person, who stands in the pool of this area. Their key is there, durably, once this
    /// comes back.
    ///
    /// # Errors
    /// [`KeyError`] when there is no key and none can be made.
    pub fn seal(
        &self,
        person: &PersonId,
        area: &Jurisdiction,
        data: &PersonalData,
    ) -> Result<Command, KeyError> {
        let (id, key) = match self.held(person)? {
            Some(held) => held,
            None => self.make(person)?,
        };
        let mut nonce = [0; 12];
        by_chance(&mut nonce)?;
        let plain = data.padded(area);
        let proof = key.proof(&plain);
        let sealed = key.seal((person, &id), nonce, plain);
        let ciphertext = sealed.and_then(|bytes| Ciphertext::of(&bytes).ok());
        let ciphertext = ciphertext.ok_or_else(|| KeyError::DoesNotOpen(person.clone()))?;
        let sealed = Sealed { ciphertext, key: id };
        Ok(Command::SealPersonalData { area: area.clone(), sealed, proof })
    }

    /// What was sealed of a person for the pool of this area; `None` where its key is not here, or another pool keeps it.
    ///
    /// # Errors
    /// [`KeyError`] when the key cannot be read, or is another one.
    pub fn open(
        &self,
        person: &PersonId,
        area: &Jurisdiction,
        sealed: &Sealed,
    ) -> Result<Option<PersonalData>, KeyError> {
        let Some(key) = read(&self.file(person, &sealed.key))? else { return Ok(None) };
        let plain = key.open((person, &sealed.key), &sealed.ciphertext.bytes());
        let read = plain.and_then(|plain| PersonalData::read(&plain));
        let (kept_for, data) = read.ok_or_else(|| KeyError::DoesNotOpen(person.clone()))?;
        Ok((kept_for == *area).then_some(data))
    }

    /// Whether what is sealed so can be opened here.
    #[must_use]
    pub fn has(&self, person: &PersonId, sealed: &Sealed) -> bool {
        self.file(person, &sealed.key).exists()
    }

    /// Destroys each key that an erasure in this log has ended, and what broke off while a key was made. To be called before
    /// anything is served. A person whose stream cannot be read is passed over: `readyz` and `verify` name that stream.
    ///
    /// # Errors
    /// [`KeyError`] when a key cannot be destroyed.
    pub fn settle(&self, log: &Reader) -> Result<usize, KeyError> {
        let mut destroyed = 0;
        for name in names(&self.folder)? {
            let Ok(person) = name.parse::<PersonId>() else { continue };
            let folder = self.folder.join(&name);
            for broken in names(&folder)?.iter().filter(|name| name.starts_with(UNFINISHED)) {
                destroy(&folder.join(broken))?;
            }
            let Some(personal) = personal(log, &person) else { continue };
            for key in personal.ended() {
                destroyed += usize::from(self.destroy(&person, key)?);
            }
            let _ = fs::remove_dir(&folder);
        }
        if destroyed > 0 {
            tracing::info!(destroyed, "keys of persons who were erased were destroyed");
        }
        Ok(destroyed)
    }

    /// Destroys the keys that an erasure has ended, now that it is recorded. What cannot be destroyed is told until the next
    /// start, which tries again before it serves anybody.
    pub(crate) fn end<'k>(&self, person: &PersonId, keys: impl Iterator<Item = &'k KeyId>) {
        for key in keys {
            if let Err(error) = self.destroy(person, key) {
                tracing::error!(%error, %person, "the key of a person who was erased could not be destroyed");
                *self.left.lock().unwrap_or_else(PoisonError::into_inner) = Some(error.to_string());
            }
        }
        let _ = fs::remove_dir(self.folder.join(person.as_str()));
    }

    /// What is wrong with the keys now.
    pub(crate) fn trouble(&self) -> Option<Trouble> {
        let left = self.left.lock().unwrap_or_else(PoisonError::into_inner).clone()?;
        let says = format!(
            "keys: a key of somebody who was erased could not be destroyed: {left} (remove it, and start again)"
        );
        Some(Trouble { stops: true, says })
    }

    /// The key under which a person's data are sealed from now on: the one that is here.
    fn held(&self, person: &PersonId) -> Result<Option<(KeyId, Key)>, KeyError> {
        let folder = self.folder.join(person.as_str());
        let mut ids: Vec<KeyId> =
            names(&folder)?.iter().filter_map(|name| name.parse().ok()).collect();
        ids.sort();
        for id in ids {
            if let Some(key) = read(&self.file(person, &id))? {
                return Ok(Some((id, key)));
            }
        }
        Ok(None)
    }

    /// A key by chance, durably there.
    fn make(&self, person: &PersonId) -> Result<(KeyId, Key), KeyError> {
        let (mut id, mut key) = ([0; 16], [0; 32]);
        by_chance(&mut id)?;
        by_chance(&mut key)?;
        let id: String = id.iter().map(|byte| format!("{byte:02x}")).collect();
        let id: KeyId = id.parse().map_err(|_| KeyError::NoKey(PathBuf::from(&id)))?;
        let (folder, path) = (self.folder.join(person.as_str()), self.file(person, &id));
        let fresh = folder.join(format!("{UNFINISHED}{id}"));
        DirBuilder::new().recursive(true).mode(0o700).create(&folder).map_err(at(&folder))?;
        let mut options = OpenOptions::new();
        options.write(true).create_new(true).mode(0o600);
        let written = options.open(&fresh).and_then(|mut file| {
            file.write_all(&key)?;
            file.sync_all()
        });
        written.and_then(|()| fs::rename(&fresh, &path)).map_err(at(&path))?;
        let beside = self.folder.parent().unwrap_or(&self.folder);
        for folder in [&folder, &*self.folder, beside] {
            sync(folder).map_err(at(folder))?;
        }
        Ok((id, Key(key)))
    }

    /// Whether it was there.
    fn destroy(&self, person: &PersonId, key: &KeyId) -> Result<bool, KeyError> {
        destroy(&self.file(person, key))
    }

    fn file(&self, person: &PersonId, key: &KeyId) -> PathBuf {
        self.folder.join(person.as_str()).join(key.as_str())
    }
}

/// What a log says of a person, where it can be read.
fn personal(log: &Reader, person: &PersonId) -> Option<Personal> {
    let stream = StreamId::Person(person.clone());
    let rows = log.read_stream(&stream.to_string()).map_err(|error| error.to_string());
    let folded = rows.and_then(|rows| {
        let folded = replay(&stream, rows.iter().map(stored), Horizon::default(), |_, _, _| {});
        folded.map_err(|unreadable| unreadable.to_string())
    });
    match folded.map(|folded| folded.state) {
        Ok(State::Person(personal)) => Some(personal),
        Ok(_) => None,
        Err(why) => {
            tracing::error!(%stream, why, "whether a person was erased cannot be read; their key is left as it is");
            None
        }
    }
}

/// Writes it over and removes it; whether it was there.
fn destroy(path: &Path) -> Result<bool, KeyError> {
    let mut file = match OpenOptions::new().write(true).open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(false),
        opened => opened.map_err(at(path))?,
    };
    let gone = file
        .write_all(&[0; 32])
        .and_then(|()| file.sync_all())
        .and_then(|()| fs::remove_file(path))
        .and_then(|()| sync(path.parent().unwrap_or(path)));
    gone.map(|()| true).map_err(at(path))
}

/// The key in a file; `None` where there is no such file.
fn read(path: &Path) -> Result<Option<Key>, KeyError> {
    let mut bytes = Vec::with_capacity(33);
    let read = File::open(path).and_then(|file| file.take(33).read_to_end(&mut bytes));
    match read {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
        read => read.map_err(at(path))?,
    };
    let key = <[u8; 32]>::try_from(bytes).map_err(|_| KeyError::NoKey(path.into()))?;
    Ok(Some(Key(key)))
}

/// The names in a folder; none of one that is not there.
fn names(folder: &Path) -> Result<Vec<String>, KeyError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Vec::new()),
        entries => entries.map_err(at(folder))?,
    };
    let name = |entry: io::Result<fs::DirEntry>| Ok(entry?.file_name().into_string().ok());
    let names = entries.map(name).collect::<io::Result<Vec<_>>>().map_err(at(folder))?;
    Ok(names.into_iter().flatten().collect())
}

fn by_chance(bytes: &mut [u8]) -> Result<(), KeyError> {
    getrandom::fill(bytes).map_err(|error| KeyError::Chance(error.to_string()))
}

fn sync(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

fn at(path: &Path) -> impl FnOnce(io::Error) -> KeyError {
    let path = path.to_owned();
    move |cause| KeyError::File { path, cause }
}
