//! Ports for servers that are told where to listen: nobody else is given the same one meanwhile.

use std::fs::File;
use std::net::{IpAddr, SocketAddr, TcpListener};
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::Chance;

/// The locks of the ports that this process was given: the system lets go of them when it ends.
static GIVEN: Mutex<Vec<File>> = Mutex::new(Vec::new());

/// An address of this host at which a server can be started, for as long as this process lives.
///
/// It lies below the ports that the system gives to whoever connects: one of those would take it while the server is down, or
/// would connect to itself. Among tests it is locked, because between asking for a port and listening at it there is time
/// for another test to ask.
///
/// # Panics
/// When no file can be made in the system's folder for temporary files.
pub fn free_port(host: IpAddr) -> SocketAddr {
    static ASKED: AtomicU64 = AtomicU64::new(0);
    let locks = std::env::temp_dir().join("plumbline-ports");
    std::fs::create_dir_all(&locks).expect("a folder for the locks of ports can be made");
    let own = u64::from(std::process::id()) << 32 | ASKED.fetch_add(1, Ordering::Relaxed);
    let mut chance = Chance::new(own);
    let ports = std::iter::repeat_with(|| 12_000 + chance.below(20_000)).take(100_000);
    let mut free = ports.filter_map(|port| u16::try_from(port).ok()).filter_map(|port| {
        let lock = File::create(locks.join(port.to_string())).ok()?;
        lock.try_lock().ok()?;
        let address = TcpListener::bind((host, port)).ok()?.local_addr().ok()?;
        GIVEN.lock().expect("nobody panics while holding the locks").push(lock);
        Some(address)
    });
    free.next().expect("the machine has a free port, and its locks can be made")
}

#[cfg(test)]
mod tests {
    use std::net::Ipv4Addr;

    use super::*;

    #[test]
    fn a_port_is_given_once_though_nobody_listens_at_it() {
        let given = free_port(Ipv4Addr::LOCALHOST.into());
        let lock = std::env::temp_dir().join("plumbline-ports").join(given.port().to_string());
        assert!(File::create(lock).unwrap().try_lock().is_err(), "{given} can be given again");
    }
}
