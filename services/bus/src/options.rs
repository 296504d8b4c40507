//! How NATS is reached, and as whom.

use std::net::IpAddr;
use std::path::PathBuf;

use async_nats::ServerAddr;

use crate::refusal::Refusal;

/// How NATS is reached, and as whom.
#[derive(Clone)]
pub struct Options {
    /// The servers, `nats://` or `tls://`, joined by commas; a user and a password may stand before the `@`.
    pub servers: String,
    /// Who connects, in letters, digits and hyphens: the connection has this name, and answers come to `_INBOX.<name>.…`, so that
    /// a server can let each service hear only its own.
    pub name: String,
    /// A file with the seed of an nkey.
    pub nkey: Option<PathBuf>,
    /// A file of credentials: a JWT and a seed.
    pub creds: Option<PathBuf>,
    /// A file with the certificates of whoever signs the servers'; without it the system's are taken.
    pub ca: Option<PathBuf>,
    /// A file with this client's own certificate.
    pub cert: Option<PathBuf>,
    /// A file with its key.
    pub key: Option<PathBuf>,
    /// How many servers are to keep the stream: 1 to 5.
    pub replicas: usize,
    /// Where a server tells of itself (`http://127.0.0.1:8222`), so that it can be asked whether it syncs what it acknowledges.
    pub monitor: Option<String>,
}

impl Options {
    /// As the relay, with nothing but the servers' addresses.
    #[must_use]
    pub fn new(servers: &str) -> Options {
        Options {
            servers: servers.into(),
            name: "relay".into(),
            nkey: None,
            creds: None,
            ca: None,
            cert: None,
            key: None,
            replicas: 1,
            monitor: None,
        }
    }

    /// The same as somebody else.
    #[must_use]
    pub fn named(self, name: &str) -> Options {
        Options { name: name.into(), ..self }
    }

    /// The servers' addresses.
    ///
    /// # Errors
    /// [`Refusal::Address`] for one that is none.
    pub fn addresses(&self) -> Result<Vec<ServerAddr>, Refusal> {
        self.servers.split(',').map(|text| address(text.trim())).collect()
    }

    /// Who connects, as the first address that says so has it: a user with a password, or a token alone. The client takes none
    /// from an address by itself.
    pub(crate) fn user(&self) -> Result<Option<(String, Option<String>)>, Refusal> {
        let addresses = self.addresses()?;
        let user =
            addresses.iter().find_map(|address| Some((address.username()?, address.password())));
        Ok(user.map(|(user, password)| (decoded(user), password.map(decoded))))
    }

    /// The servers, without users and passwords: for sentences.
    #[must_use]
    pub fn told(&self) -> String {
        let told = |text: &str| {
            let (scheme, rest) = text.split_once("://").unwrap_or(("nats", text));
            let host = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
            format!("{scheme}://{host}")
        };
        self.servers.split(',').map(|text| told(text.trim())).collect::<Vec<_>>().join(",")
    }

    /// The first server that is not on this machine's loopback address.
    pub(crate) fn beyond_loopback(&self) -> Result<Option<String>, Refusal> {
        let is_here = |host: &str| {
            host == "localhost" || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
        };
        let addresses = self.addresses()?;
        let beyond = addresses.iter().find(|address| !is_here(address.host()));
        Ok(beyond.map(|address| format!("{}:{}", address.host(), address.port())))
    }
}

fn address(text: &str) -> Result<ServerAddr, Refusal> {
    let not = |why: &str| Refusal::Address { why: why.into() };
    let address: ServerAddr = text
        .parse()
        .map_err(|_| not("a server is named as nats://HOST:4222 or tls://HOST:4222"))?;
    match address.scheme() {
        "nats" | "tls" if !address.host().is_empty() => Ok(address),
        _ => Err(not("a server is named as nats://HOST:4222 or tls://HOST:4222")),
    }
}

/// What a part of an address says: in it, `%40` stands for `@`.
fn decoded(text: &str) -> String {
    let mut parts = text.split('%');
    let mut bytes = parts.next().unwrap_or_default().as_bytes().to_vec();
    for part in parts {
        let digits = part.get(..2).and_then(|digits| u8::from_str_radix(digits, 16).ok());
        match (digits, part.get(2..)) {
            (Some(byte), Some(rest)) => {
                bytes.push(byte);
                bytes.extend_from_slice(rest.as_bytes());
            }
            _ => {
                bytes.push(b'%');
                bytes.extend_from_slice(part.as_bytes());
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn servers_are_told_without_their_secrets() {
        let options = Options::new("nats://li:p@ss@10.0.0.1:4222, tls://nats.example:4222");
        assert_eq!(options.told(), "nats://10.0.0.1:4222,tls://nats.example:4222");
        assert_eq!(options.beyond_loopback(), Ok(Some("10.0.0.1:4222".into())));
    }

    #[test]
    fn who_connects_stands_in_the_address() {
        let user = |text: &str| Options::new(text).user().unwrap();
        assert_eq!(
            user("nats://a:1,nats://li:p%40s%2fs@b:2"),
            Some(("li".into(), Some("p@s/s".into())))
        );
        assert_eq!(user("nats://secret@a:1"), Some(("secret".into(), None)));
        assert_eq!(user("nats://a:1"), None);
        assert_eq!(decoded("100%25%"), "100%%");
    }

    #[test]
    fn what_is_no_server_is_refused() {
        for text in ["", "http://127.0.0.1:4222", "nats://", "nats://a b"] {
            assert!(Options::new(text).addresses().is_err(), "{text}");
        }
        for text in [
            "127.0.0.1",
            "localhost:4333",
            "nats://[::1]:4222",
            "nats://127.0.0.1:1,nats://localhost:2",
        ] {
            assert_eq!(Options::new(text).beyond_loopback(), Ok(None), "{text}");
        }
    }
}
