//! Services of several roles as processes of their own: a NATS server, the writer, a service for each view, and the gateway before
//! them. Each keeps its port, so that one that was killed is found again.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use crate::{Client, Nats, NatsProgram, Server, Start, free_port};

const HERE: IpAddr = IpAddr::V4(Ipv4Addr::LOCALHOST);

/// The services that keep views.
pub const PROJECTORS: [&str; 4] = ["leadership", "catalogue", "desk", "experts"];

/// All services of one house.
#[derive(Debug)]
pub struct House {
    folder: PathBuf,
    nats: Nats,
    services: Vec<Service>,
}

#[derive(Debug)]
struct Service {
    role: &'static str,
    start: Start,
    server: Option<Server>,
}

impl House {
    /// Starts all of it in a folder: the demonstration's city, or an empty log. Each process appends what it says to a file of its role's name.
    ///
    /// # Errors
    /// The sentence of the first that does not come up.
    pub fn start(
        nats: &NatsProgram,
        program: &Path,
        folder: &Path,
        demo: bool,
    ) -> Result<House, String> {
        House::start_at(nats, program, folder, demo, None)
    }

    /// The same with the gateway at this address.
    ///
    /// # Errors
    /// As [`House::start`].
    pub fn start_at(
        nats: &NatsProgram,
        program: &Path,
        folder: &Path,
        demo: bool,
        gateway: Option<SocketAddr>,
    ) -> Result<House, String> {
        std::fs::create_dir_all(folder).map_err(|err| format!("{}: {err}", folder.display()))?;
        let key = folder.join("gateway.key");
        std::fs::write(&key, key_by_chance()).map_err(|err| format!("{}: {err}", key.display()))?;
        let nats = nats.start("");
        let mut house = House { folder: folder.to_owned(), nats, services: Vec::new() };
        let roles = std::iter::once("writer").chain(PROJECTORS);
        for role in roles {
            let at = free_port(HERE);
            let start =
                house.plan(program, role, at, &key, demo).arg("--nats").arg(&house.nats.url());
            house.services.push(Service { role, start, server: None });
        }
        let mut gate =
            house.plan(program, "gateway", gateway.unwrap_or_else(|| free_port(HERE)), &key, false);
        for service in &house.services {
            gate =
                gate.arg(&format!("--{}", service.role)).arg(&service.start.address().to_string());
        }
        house.services.push(Service { role: "gateway", start: gate, server: None });
        for at in 0..house.services.len() {
            let role = house.services[at].role;
            house.start_again(role)?;
        }
        Ok(house)
    }

    fn plan(
        &self,
        program: &Path,
        role: &'static str,
        at: SocketAddr,
        key: &Path,
        demo: bool,
    ) -> Start {
        let start = Start::of(program, &self.data(role))
            .at(at)
            .stderr(&self.folder.join(format!("{role}.txt")));
        let start =
            start.arg("--role").arg(role).arg("--gateway-key").arg(&key.display().to_string());
        if demo { start.arg("--demo") } else { start }
    }

    /// The folder of data of a role.
    pub fn data(&self, role: &str) -> PathBuf {
        self.folder.join(role)
    }

    /// What the process of a role has said on standard error.
    pub fn said(&self, role: &str) -> String {
        std::fs::read_to_string(self.folder.join(format!("{role}.txt"))).unwrap_or_default()
    }

    /// What the writer said of how to sign in.
    pub fn tokens(&self) -> String {
        let writer = self.services.iter().find(|one| one.role == "writer");
        writer.and_then(|one| one.server.as_ref()).map(Server::said).unwrap_or_default()
    }

    /// Where the bus listens.
    pub fn nats_url(&self) -> String {
        self.nats.url()
    }

    /// The bus.
    pub fn nats(&mut self) -> &mut Nats {
        &mut self.nats
    }

    /// Where the process of a role listens.
    ///
    /// # Panics
    /// When there is no such role.
    pub fn address(&self, role: &str) -> SocketAddr {
        self.services
            .iter()
            .find(|one| one.role == role)
            .map(|one| one.start.address())
            .expect("a role of the house")
    }

    /// A client of the gateway.
    pub fn client(&self) -> Client {
        Client::new(self.address("gateway"))
    }

    /// Every role and where its process listens.
    pub fn addresses(&self) -> Vec<(&'static str, SocketAddr)> {
        self.services.iter().map(|one| (one.role, one.start.address())).collect()
    }

    /// Every role whose process runs, and the process.
    pub fn processes(&self) -> Vec<(&'static str, u32)> {
        let running = |one: &Service| Some((one.role, one.server.as_ref()?.id()));
        self.services.iter().filter_map(running).collect()
    }

    /// Ends a process at once (SIGKILL).
    pub fn kill(&mut self, role: &str) {
        if let Some(server) = self.service(role).server.take() {
            server.kill();
        }
    }

    /// Asks a process to end (SIGTERM), and waits for that.
    pub fn stop(&mut self, role: &str) {
        if let Some(server) = self.service(role).server.take() {
            server.stop();
        }
    }

    /// Starts the process of a role, where none runs.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn start_again(&mut self, role: &str) -> Result<(), String> {
        let service = self.service(role);
        if service.server.is_none() {
            service.server = Some(service.start.start().map_err(|err| format!("{role}: {err}"))?);
        }
        Ok(())
    }

    /// The same, content with a process that answers, although it says that it is not ready.
    ///
    /// # Errors
    /// When it does not come up.
    pub fn start_again_even_unwell(&mut self, role: &str) -> Result<(), String> {
        let service = self.service(role);
        let start = service.start.clone().even_unwell();
        service.server = Some(start.start().map_err(|err| format!("{role}: {err}"))?);
        Ok(())
    }

    /// Starts what has ended by itself, and says which that was.
    pub fn tend(&mut self) -> Vec<String> {
        let mut told = Vec::new();
        for service in &mut self.services {
            let Some(status) = service.server.as_mut().and_then(Server::has_ended) else {
                continue;
            };
            service.server = None;
            let again = match service.start.start() {
                Ok(server) => {
                    service.server = Some(server);
                    "it was started again".to_owned()
                }
                Err(why) => why,
            };
            told.push(format!("{} has ended ({status}): {again}", service.role));
        }
        told
    }

    /// Ends everything in order, the gateway first and the bus last; what has ended already is no matter.
    pub fn end(mut self) {
        for service in self.services.iter_mut().rev() {
            if let Some(mut server) = service.server.take()
                && server.has_ended().is_none()
            {
                server.end_in_order();
            }
        }
    }

    fn service(&mut self, role: &str) -> &mut Service {
        self.services.iter_mut().find(|one| one.role == role).expect("a role of the house")
    }
}

fn key_by_chance() -> String {
    use std::hash::{BuildHasher, RandomState};
    (0..4).map(|n| format!("{:016x}", RandomState::new().hash_one(n))).collect()
}
