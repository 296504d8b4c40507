//! The house's own certificates: what each of its services shows the others, and whom it believes (mutual TLS).
//!
//! One authority of the house signs a certificate for each service. With it a service answers only who shows another one of them,
//! and the gateway passes nothing on to who does not. The files are read when a service starts.

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::server::WebPkiClientVerifier;
use rustls::{ClientConfig, RootCertStore, ServerConfig, version};

/// What a service of the house needs for mutual TLS with the others.
#[derive(Clone)]
pub struct HouseTls {
    answers: Arc<ServerConfig>,
    asks: ClientConfig,
}

/// A file of certificates or of a key that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{path}: {why}")]
pub struct BadCertificate {
    /// The file.
    pub path: String,
    /// What is wrong with it.
    pub why: String,
}

impl HouseTls {
    /// Reads the authority of the house (PEM), and this service's own certificate with its key.
    ///
    /// # Errors
    /// [`BadCertificate`] names the file that cannot be read, or that does not fit the others.
    pub fn read(ca: &Path, cert: &Path, key: &Path) -> Result<HouseTls, BadCertificate> {
        let mut authority = RootCertStore::empty();
        for one in certificates(ca)? {
            authority.add(one).map_err(|why| bad(ca, &why))?;
        }
        let authority = Arc::new(authority);
        let shown = certificates(cert)?;
        let secret = PrivateKeyDer::from_pem_file(key).map_err(|why| bad(key, &why))?;
        let ring = Arc::new(rustls::crypto::ring::default_provider());
        let only_of_the_house =
            WebPkiClientVerifier::builder_with_provider(Arc::clone(&authority), ring.clone())
                .build()
                .map_err(|why| bad(ca, &why))?;
        let mut answers = ServerConfig::builder_with_provider(ring.clone())
            .with_protocol_versions(&[&version::TLS13])
            .map_err(|why| bad(cert, &why))?
            .with_client_cert_verifier(only_of_the_house)
            .with_single_cert(shown.clone(), secret.clone_key())
            .map_err(|why| bad(cert, &why))?;
        answers.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let asks = ClientConfig::builder_with_provider(ring)
            .with_protocol_versions(&[&version::TLS13])
            .map_err(|why| bad(cert, &why))?
            .with_root_certificates(authority)
            .with_client_auth_cert(shown, secret)
            .map_err(|why| bad(cert, &why))?;
        Ok(HouseTls { answers: Arc::new(answers), asks })
    }

    /// How a service answers: only who shows a certificate of the house.
    #[must_use]
    pub fn answers(&self) -> Arc<ServerConfig> {
        Arc::clone(&self.answers)
    }

    /// How the gateway asks: only who shows a certificate of the house, in the name by which it was reached.
    #[must_use]
    pub fn asks(&self) -> ClientConfig {
        self.asks.clone()
    }

    /// For a client that reaches nobody over TLS: a configuration with which every handshake fails.
    ///
    /// # Panics
    /// Never: ring speaks TLS 1.3.
    #[must_use]
    pub fn believes_nobody() -> ClientConfig {
        ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .with_protocol_versions(&[&version::TLS13])
            .expect("ring speaks TLS 1.3")
            .with_root_certificates(RootCertStore::empty())
            .with_no_client_auth()
    }
}

impl fmt::Debug for HouseTls {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("HouseTls")
    }
}

fn certificates(path: &Path) -> Result<Vec<CertificateDer<'static>>, BadCertificate> {
    let read: Result<Vec<_>, _> =
        CertificateDer::pem_file_iter(path).map_err(|why| bad(path, &why))?.collect();
    match read {
        Ok(found) if !found.is_empty() => Ok(found),
        Ok(_) => Err(bad(path, &"it holds no certificate")),
        Err(why) => Err(bad(path, &why)),
    }
}

fn bad(path: &Path, why: &dyn fmt::Display) -> BadCertificate {
    BadCertificate { path: path.display().to_string(), why: why.to_string() }
}
