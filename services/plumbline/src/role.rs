//! What one service of several does, and what it has to be told for that.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use plumbline_access::{GatewayKey, HouseTls};
use plumbline_gateway::Addresses;
use serde::Deserialize;

use crate::failure::Failure;

/// What a service does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Role {
    /// Everything, in one process.
    #[default]
    All,
    /// Commands, lives, documents; the views that these need.
    Writer,
    /// The leadership group's view and the overview.
    Leadership,
    /// The catalogue.
    Catalogue,
    /// The desks.
    Desk,
    /// The pools of experts.
    Experts,
    /// Nothing of its own: the one address before all others.
    Gateway,
}

impl Role {
    /// Its name.
    pub(crate) fn key(self) -> &'static str {
        match self {
            Role::All => "all",
            Role::Writer => "writer",
            Role::Leadership => "leadership",
            Role::Catalogue => "catalogue",
            Role::Desk => "desk",
            Role::Experts => "experts",
            Role::Gateway => "gateway",
        }
    }

    /// The views that a service of this role keeps: those that its pages and calls ask, so that none waits for another service. The
    /// overview says on whom the house waits, which the desk knows, and the board shows cards of the catalogue; the clock and the lives ask the desk and the catalogue.
    pub(crate) fn views(self) -> &'static [&'static str] {
        match self {
            Role::All => &plumbline_views::VIEWS,
            Role::Writer => &["catalogue", "desk"],
            Role::Leadership => &["leadership", "catalogue", "desk"],
            Role::Catalogue => &["catalogue"],
            Role::Desk => &["desk"],
            Role::Experts => &["experts"],
            Role::Gateway => &[],
        }
    }
}

/// What the services of several roles have to know of each other.
#[derive(Debug, Clone, Default, PartialEq, Eq, clap::Args, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct House {
    /// What this service does: all of it, or one role of several [default: all].
    #[arg(long, env = "PLUMBLINE_ROLE", value_name = "ROLE")]
    pub(crate) role: Option<Role>,
    /// A file with the key that the gateway shares with the services behind it (`openssl rand -hex 32`).
    #[arg(long, env = "PLUMBLINE_GATEWAY_KEY", value_name = "FILE")]
    pub(crate) gateway_key: Option<PathBuf>,
    /// The authority (PEM) that signs the certificates of the house's services: with it, and with the two files below, the gateway
    /// and the services speak TLS and answer nobody else.
    #[arg(long, env = "PLUMBLINE_HOUSE_CA", value_name = "FILE")]
    pub(crate) house_ca: Option<PathBuf>,
    /// This service's own certificate (PEM): for the host or address by which the gateway reaches it.
    #[arg(long, env = "PLUMBLINE_HOUSE_CERT", value_name = "FILE")]
    pub(crate) house_cert: Option<PathBuf>,
    /// The key of that certificate (PEM).
    #[arg(long, env = "PLUMBLINE_HOUSE_KEY", value_name = "FILE")]
    pub(crate) house_key: Option<PathBuf>,
    /// Where the writer listens, for the gateway: host and port.
    #[arg(long, env = "PLUMBLINE_WRITER", value_name = "ADDRESS")]
    pub(crate) writer: Option<String>,
    /// Where the service of the overview listens, for the gateway.
    #[arg(long, env = "PLUMBLINE_LEADERSHIP", value_name = "ADDRESS")]
    pub(crate) leadership: Option<String>,
    /// Where the service of the catalogue listens, for the gateway.
    #[arg(long, env = "PLUMBLINE_CATALOGUE", value_name = "ADDRESS")]
    pub(crate) catalogue: Option<String>,
    /// Where the service of the desks listens, for the gateway.
    #[arg(long, env = "PLUMBLINE_DESK", value_name = "ADDRESS")]
    pub(crate) desk: Option<String>,
    /// Where the service of the pools of experts listens, for the gateway.
    #[arg(long, env = "PLUMBLINE_EXPERTS", value_name = "ADDRESS")]
    pub(crate) experts: Option<String>,
    /// The network between the gateway and the services is closed to everybody else: a service may listen on it. What is said on it is
    /// signed, not encrypted.
    #[arg(long, env = "PLUMBLINE_CLOSED_NETWORK")]
    pub(crate) closed_network: bool,
}

impl House {
    /// These settings, and where they say nothing the others.
    pub(crate) fn or(&self, other: &House) -> House {
        House {
            role: self.role.or(other.role),
            gateway_key: self.gateway_key.clone().or_else(|| other.gateway_key.clone()),
            house_ca: self.house_ca.clone().or_else(|| other.house_ca.clone()),
            house_cert: self.house_cert.clone().or_else(|| other.house_cert.clone()),
            house_key: self.house_key.clone().or_else(|| other.house_key.clone()),
            writer: self.writer.clone().or_else(|| other.writer.clone()),
            leadership: self.leadership.clone().or_else(|| other.leadership.clone()),
            catalogue: self.catalogue.clone().or_else(|| other.catalogue.clone()),
            desk: self.desk.clone().or_else(|| other.desk.clone()),
            experts: self.experts.clone().or_else(|| other.experts.clone()),
            closed_network: self.closed_network || other.closed_network,
        }
    }

    /// What this service does.
    pub(crate) fn role(&self) -> Role {
        self.role.unwrap_or_default()
    }

    /// The gateway's key, if a file was named.
    pub(crate) fn key(&self) -> Result<Option<GatewayKey>, Failure> {
        self.gateway_key.as_deref().map(read_key).transpose()
    }

    /// The key of a role that is nothing without.
    pub(crate) fn needed_key(&self) -> Result<GatewayKey, Failure> {
        self.key()?.ok_or(Failure::NotTold { role: self.role().key(), setting: "--gateway-key" })
    }

    /// Where the services listen.
    pub(crate) fn addresses(&self) -> Result<Addresses, Failure> {
        let of = |told: &Option<String>, setting| {
            let told = told.clone().ok_or(Failure::NotTold { role: self.role().key(), setting })?;
            // As one gives them elsewhere, too.
            Ok::<_, Failure>(
                told.trim_start_matches("http://")
                    .trim_start_matches("https://")
                    .trim_end_matches('/')
                    .to_owned(),
            )
        };
        Ok(Addresses {
            writer: of(&self.writer, "--writer")?,
            leadership: of(&self.leadership, "--leadership")?,
            catalogue: of(&self.catalogue, "--catalogue")?,
            desk: of(&self.desk, "--desk")?,
            experts: of(&self.experts, "--experts")?,
        })
    }

    /// The certificates of the house, where its files are named: all three, or none.
    pub(crate) fn tls(&self) -> Result<Option<HouseTls>, Failure> {
        let told = |file: &Option<PathBuf>, setting| {
            let role = self.role().key();
            file.clone().ok_or(Failure::NotTold { role, setting })
        };
        if [&self.house_ca, &self.house_cert, &self.house_key].iter().all(|file| file.is_none()) {
            return Ok(None);
        }
        let ca = told(&self.house_ca, "--house-ca")?;
        let cert = told(&self.house_cert, "--house-cert")?;
        let key = told(&self.house_key, "--house-key")?;
        Ok(Some(HouseTls::read(&ca, &cert, &key)?))
    }

    /// Refuses an address at which others than the gateway could listen in.
    pub(crate) fn refuse_open(
        &self,
        at: SocketAddr,
        tls: Option<&HouseTls>,
    ) -> Result<(), Failure> {
        match at.ip().is_loopback() || self.closed_network || tls.is_some() {
            true => Ok(()),
            false => Err(Failure::OpenNetwork { role: self.role().key(), at }),
        }
    }
}

fn read_key(path: &Path) -> Result<GatewayKey, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|cause| Failure::File { path: path.into(), cause })?;
    GatewayKey::new(&text).map_err(|why| Failure::BadKey { path: path.into(), why })
}
