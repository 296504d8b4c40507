//! What the service manager is told of the service (systemd's `Type=notify`): that it serves, that it lives, that it is about to stop.
//!
//! By datagrams to the socket that `NOTIFY_SOCKET` names, as sd_notify(3) describes them. Where that variable is not set nobody
//! wants to hear it. What cannot be told is said in the log, and hinders nothing.

use std::ffi::OsStr;
use std::future::Future;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::{SocketAddr, UnixDatagram};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::{MissedTickBehavior, interval};

/// The socket of the service manager, if there is one that listens.
#[derive(Clone, Default)]
pub(crate) struct Notify(Option<Arc<SocketAddr>>);

impl Notify {
    /// Whoever the environment names.
    pub(crate) fn from_environment() -> Notify {
        let Some(name) = std::env::var_os("NOTIFY_SOCKET") else { return Notify::default() };
        match socket(&name) {
            Ok(socket) => Notify(Some(Arc::new(socket))),
            Err(error) => {
                let name = name.to_string_lossy();
                tracing::error!(%name, %error, "NOTIFY_SOCKET cannot be the name of a socket; the service manager is told nothing");
                Notify::default()
            }
        }
    }

    /// It serves at this address.
    pub(crate) fn ready(&self, address: std::net::SocketAddr) {
        self.tell(&format!("READY=1\nSTATUS=serving on http://{address}"));
    }

    /// It will end, and why.
    pub(crate) fn stopping(&self, why: &str) {
        self.tell(&format!("STOPPING=1\nSTATUS=stopping: {why}"));
    }

    /// Tells that it lives, twice in each time of the watchdog, for as long as what must go on answers: where `lives` says no, or
    /// waits for ever, the manager hears nothing and starts the service anew. That this runs at all is the proof of the runtime.
    pub(crate) async fn live<F: Future<Output = bool>>(self, lives: impl Fn() -> F) {
        let Some(within) = watchdog() else { return };
        self.tell_within(within, lives).await;
    }

    async fn tell_within<F: Future<Output = bool>>(self, within: Duration, lives: impl Fn() -> F) {
        let mut ticks = interval((within / 2).max(Duration::from_millis(1)));
        ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            ticks.tick().await;
            match tokio::time::timeout(within, lives()).await {
                Ok(true) => self.tell("WATCHDOG=1"),
                Ok(false) | Err(_) => {
                    tracing::error!(
                        "the writer does not answer; the watchdog is not told that the service lives"
                    );
                }
            }
        }
    }

    fn tell(&self, says: &str) {
        let Some(socket) = &self.0 else { return };
        let told = UnixDatagram::unbound().and_then(|from| {
            // A manager that reads nothing must not hold the service.
            from.set_nonblocking(true)?;
            from.send_to_addr(says.as_bytes(), socket)
        });
        if let Err(error) = told {
            tracing::warn!(says, %error, "the service manager could not be told");
        }
    }
}

/// A name that begins with `@` is abstract: there is no file of it.
fn socket(name: &OsStr) -> io::Result<SocketAddr> {
    match name.as_bytes().strip_prefix(b"@") {
        #[cfg(target_os = "linux")]
        Some(name) => <SocketAddr as std::os::linux::net::SocketAddrExt>::from_abstract_name(name),
        _ => SocketAddr::from_pathname(name),
    }
}

/// Within which time the manager wants to hear of this process; `None` where it does not wait for it.
fn watchdog() -> Option<Duration> {
    let number = |name: &str| std::env::var(name).ok()?.parse::<u64>().ok();
    let meant = number("WATCHDOG_PID").is_none_or(|pid| pid == u64::from(std::process::id()));
    number("WATCHDOG_USEC").filter(|us| meant && *us > 0).map(Duration::from_micros)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A manager, by the name under which a service finds it.
    fn manager(name: &str) -> (UnixDatagram, Notify) {
        let address = socket(OsStr::new(name)).unwrap();
        let manager = UnixDatagram::bind_addr(&address).unwrap();
        manager.set_read_timeout(Some(Duration::from_secs(20))).unwrap();
        (manager, Notify(Some(Arc::new(address))))
    }

    fn heard(manager: &UnixDatagram) -> String {
        let mut text = [0; 512];
        let length = manager.recv(&mut text).unwrap();
        String::from_utf8(text[..length].to_vec()).unwrap()
    }

    #[test]
    fn a_manager_hears_by_a_file_and_by_an_abstract_name() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("notify").to_str().unwrap().to_owned();
        for name in [file, format!("@plumbline-notify-{}", std::process::id())] {
            let (manager, notify) = manager(&name);
            notify.ready("127.0.0.1:8180".parse().unwrap());
            assert_eq!(heard(&manager), "READY=1\nSTATUS=serving on http://127.0.0.1:8180");
            notify.stopping("SIGTERM");
            assert_eq!(heard(&manager), "STOPPING=1\nSTATUS=stopping: SIGTERM");
            drop(manager);
            notify.stopping("nobody listens, and that hinders nothing");
        }
    }

    #[tokio::test]
    async fn a_writer_that_does_not_answer_is_not_said_to_live() {
        let (manager, notify) = manager(&format!("@plumbline-watchdog-{}", std::process::id()));
        manager.set_nonblocking(true).unwrap();
        let hear = || {
            let mut text = [0; 64];
            std::iter::from_fn(|| manager.recv(&mut text).ok()).count()
        };
        let within = Duration::from_millis(20);
        let lives = notify.clone().tell_within(within, || async { true });
        assert!(tokio::time::timeout(within * 10, lives).await.is_err(), "it goes on for ever");
        assert!(hear() > 0);
        let dead = notify.clone().tell_within(within, || async { false });
        assert!(tokio::time::timeout(within * 10, dead).await.is_err());
        let stuck = notify.tell_within(within, std::future::pending::<bool>);
        assert!(tokio::time::timeout(within * 10, stuck).await.is_err());
        assert_eq!(hear(), 0, "the manager hears nothing");
    }
}
