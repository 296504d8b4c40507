//! `plumbline serve`: the writer, the views, the API and the pages in one process on one folder; or one role of several.

use std::io::Write;
use std::net::{IpAddr, SocketAddr};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use jiff::civil::Date;
use plumbline_access::{
    Attempts, Authenticate, Door as SignIns, Guard, HouseTls, Invitation, bearer, member,
};
use plumbline_api::{ApiState, Connections, ServeLimits};
use plumbline_documents::Intake;
use plumbline_log::{Log, Options, Reader};
use plumbline_web::{Places, WebState};
use plumbline_workflow::Writer;
use tokio::net::TcpListener;

use crate::account;
use crate::clock;
use crate::contents;
use crate::demo;
use crate::descriptors;
use crate::disk;
use crate::failure::Failure;
use crate::follow;
use crate::gateway;
use crate::limits::Limits;
use crate::local;
use crate::nats::{self, Nats};
use crate::notify::Notify;
use crate::progress::Progress;
use crate::role::{House, Role};
use crate::said::Kind;
use crate::settings::{self, File};
use crate::token::take_over;
use crate::traces;
use crate::turned_away;
use crate::walk;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Where to listen; port 0 takes a free one [default: 127.0.0.1:8180].
    #[arg(long, env = "PLUMBLINE_LISTEN", value_name = "ADDRESS", value_parser = crate::words::address)]
    pub(crate) listen: Option<SocketAddr>,
    /// Fill an empty folder with a small city whose standards are made up, and let everybody read its pages.
    #[arg(long, env = "PLUMBLINE_DEMO")]
    pub(crate) demo: bool,
    /// Note no last day that has passed: nothing is closed, and no edition replaced, until a clock runs again.
    #[arg(long, env = "PLUMBLINE_NO_CLOCK")]
    no_clock: bool,
    /// The service is reached over TLS alone, by a proxy before it: cookies are kept for TLS.
    #[arg(long, env = "PLUMBLINE_HTTPS")]
    pub(crate) https: bool,
    /// A proxy that stands before the service: what it says (X-Forwarded-For, X-Forwarded-Proto) is believed. May be named several
    /// times.
    #[arg(
        long = "proxy",
        env = "PLUMBLINE_PROXIES",
        value_name = "ADDRESS",
        value_delimiter = ',',
        value_parser = crate::words::machine
    )]
    pub(crate) proxies: Vec<IpAddr>,
    #[command(flatten)]
    pub(crate) house: House,
    #[command(flatten)]
    pub(crate) limits: Limits,
    #[command(flatten)]
    pub(crate) nats: Nats,
}

/// What it is called among the services of a house, as `plumbline-gateway`; alone it is `plumbline`.
pub(crate) fn name(file: &File, arguments: &Arguments) -> String {
    match file.house(&arguments.house).role() {
        Role::All => "plumbline".into(),
        role => format!("plumbline-{}", role.key()),
    }
}

pub(crate) fn run(data: &Path, file: &File, arguments: &Arguments) -> Result<(), Failure> {
    match file.house(&arguments.house).role() {
        Role::All | Role::Writer => decide(data, file, arguments),
        Role::Leadership | Role::Catalogue | Role::Desk | Role::Experts => {
            follow::run(data, file, arguments)
        }
        Role::Gateway => gateway::run(file, arguments),
    }
}

/// The service in which commands are decided, with all views or with those that it needs itself.
fn decide(data: &Path, file: &File, arguments: &Arguments) -> Result<(), Failure> {
    let began = Instant::now();
    let house = file.house(&arguments.house);
    let key = house.key()?;
    let tls = house.tls()?;
    if house.role() == Role::All && tls.is_some() {
        return Err(Failure::NobodyBehind);
    }
    let at = file.listen(arguments.listen);
    let limits = file.limits(&arguments.limits);
    let system = |cause| Failure::File { path: at.to_string().into(), cause };
    let bus = file.nats(&arguments.nats, "relay")?;
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(system)?;
    let options = limits.writer(settings::writer_options());
    let mut doors = limits.doors();
    doors.connections_max = descriptors::connections(doors.connections_max);
    // First of all: a start that is refused leaves the folder as it was.
    let listener = {
        let _in_it = runtime.enter();
        plumbline_api::bind(at, &doors).map_err(system)?
    };
    let demo = file.demo(arguments.demo);
    let of_ours = demo && demo::fill(data, &options)?;
    let log = Log::open(data, &Options::default())?;
    let relay = bus.map(|bus| nats::start(&runtime, &log.reader, bus)).transpose()?;
    // After the log: whoever holds that is the only one to take documents in.
    let documents = Intake::open(data, limits.document_bytes_max())?;
    let kept = house.role().views();
    let (views, mut runner) = plumbline_views::open_some(&data.join("views"), kept)?;
    let reader = log.reader.clone();
    let (zone, clock) = (options.zone.clone(), options.clock);
    let zone_of = zone.clone();
    let today = Arc::new(move || zone.to_datetime(clock()).date());
    let was_closed = log.was_closed;
    let (writer, thread) = Writer::start(log, options)?;
    let attempts = Arc::new(Attempts::new(limits.attempts()));
    let sign_ins = SignIns::open(data, limits.sessions(), Arc::clone(&attempts));
    let admitted = taken_over(data, &reader, &writer).and_then(|()| {
        let sign_ins = sign_ins?;
        let visitors = match of_ours {
            true => demo::sign_in(&writer, &sign_ins)?,
            false => String::new(),
        };
        let first = first_link(&writer, &sign_ins)?;
        Ok((sign_ins, visitors, first))
    });
    let (sign_ins, visitors, first) = match admitted {
        Ok(admitted) => admitted,
        Err(failure) => {
            drop(writer);
            thread.join()?;
            return Err(failure);
        }
    };
    let mut progress = Progress::new("reading the log");
    let caught_up = runner.catch_up(&reader, &mut |at| progress.at(at.done, at.of));
    progress.end();
    if let Err(why) = caught_up {
        // A view stops no start: its thread tries again, and `readyz` says so until it has.
        tracing::error!(%why, "the views could not be brought up to date yet");
    }
    let stop = Arc::new(AtomicBool::new(false));
    let projectors = runner.start(reader.clone(), Arc::clone(&stop));
    let walker = walk::Walker {
        reader: reader.clone(),
        writer: writer.clone(),
        data: data.into(),
        was_closed,
    };
    let walk = walk::start(walker, Arc::clone(&stop)).map_err(system)?;
    settle(documents.clone(), reader.clone());
    let authenticate = authenticate(&writer, &sign_ins, today.clone());
    let guard =
        Guard { proxies: file.proxies(&arguments.proxies), attempts, door: Some(sign_ins.clone()) };
    let clock = if file.no_clock(arguments.no_clock) {
        None
    } else {
        Some(clock::start(writer.clone(), views.clone()).map_err(system)?)
    };
    let calls = ApiState::new(
        writer.clone(),
        reader.clone(),
        views.clone(),
        documents.clone(),
        Arc::clone(&authenticate),
        limits.calls(),
        today.clone(),
    )
    .guarded_by(guard.clone());
    let calls = match &relay {
        Some(relay) => calls.beside(nats::told(relay, &reader)),
        None => calls,
    };
    let local = local::Office { writer: writer.clone(), documents: documents.clone() };
    let (room, followed) = (writer.room().clone(), reader.clone());
    let told_of = sign_ins.clone();
    let asked = writer.clone();
    let pages = WebState {
        reader,
        views,
        places: Places::default(),
        writer,
        documents,
        authenticate,
        door: Some(sign_ins),
        guard,
        https: file.https(arguments.https),
        feeds: calls.feeds(),
        sheets: calls.sheets(),
        today,
        contract: plumbline_api::CONTRACT,
        demonstration: if demo { demo::reader() } else { None },
    };
    let router = plumbline_api::router(calls.clone()).merge(plumbline_web::router(pages));
    let router = match key {
        Some(key) => plumbline_api::behind::for_gateway(router, &calls, key),
        None => router,
    };
    let router = plumbline_api::around(router, &calls);
    let at_the_machine = local::listen(&runtime, data, local)
        .map_err(|cause| Failure::File { path: data.join("commands.sock"), cause })?;
    runtime.spawn(disk::watch(room, limits.disk_low_bytes()));
    let turned_away = runtime.spawn(turned_away::tell(asked.clone(), told_of, zone_of));
    let connections = calls.connections();
    let door = Door { listener, tls, router, limits: doors, connections, writer: Some(asked) };
    let opened = Opened {
        data: data.display().to_string(),
        role: house.role(),
        reader: followed,
        was_closed,
        began,
    };
    // It holds a handle of the writer, whose thread ends with the last one.
    drop(calls);
    let mut thread = thread;
    let tell = |address| {
        opened.tell(address);
        match first {
            Some(link) => format!("{visitors}{}", told_first(address, &link)),
            None => visitors,
        }
    };
    let served = runtime.block_on(listen(door, tell, async {
        thread.ended().await;
        "the writer has ended"
    }));
    // It gives commands, so it ends before the writer can.
    turned_away.abort();
    let _ = runtime.block_on(turned_away);
    runtime.block_on(at_the_machine.close());
    // The clock gives commands, so it ends before the writer can, and before the views that it asks; so does the walk, which
    // holds a handle of the writer.
    if let Some(clock) = clock {
        clock.stop();
    }
    drop(relay);
    stop.store(true, Ordering::Relaxed);
    drop(runtime);
    for projector in projectors.into_iter().chain([walk]) {
        let _ = projector.join();
    }
    let why = served.map_err(system)?;
    let ended = thread.join();
    let head = opened.reader.head();
    match &ended {
        Ok(()) => tracing::info!(why, head, clean = true, "stopped"),
        Err(fault) => tracing::error!(why, head, clean = false, %fault, "stopped"),
    }
    Ok(ended?)
}

/// Takes the tokens of an older program over. Where nothing can be written now, or whose a token is cannot be read, the service
/// starts all the same and says so: the next start takes them over.
fn taken_over(data: &Path, reader: &Reader, writer: &Writer) -> Result<(), Failure> {
    if writer.grants().borrow().is_err() {
        return Ok(());
    }
    match take_over(data, reader, |request| Ok(writer.submit_blocking(request)?)) {
        Err(Failure::NotTakenOver(said)) if said.kind == Kind::Unavailable => {
            tracing::error!(why = %said, "the tokens of access.db could not be taken over yet, and do not count");
            Ok(())
        }
        taken => taken.map(drop),
    }
}

/// What is told of a service when it starts and stops.
struct Opened {
    data: String,
    role: Role,
    reader: Reader,
    was_closed: bool,
    began: Instant,
}

impl Opened {
    fn tell(&self, address: SocketAddr) {
        let checked = match self.was_closed {
            true => "the last events; the walk looks at all of them within the hour",
            false => {
                "the last events; it was not closed in order, so the walk looks at all of them now"
            }
        };
        tracing::info!(
            version = env!("CARGO_PKG_VERSION"),
            role = self.role.key(),
            folder = self.data,
            address = %address,
            log = self.reader.id().map(tracing::field::display),
            head = self.reader.head(),
            checked,
            ms = self.began.elapsed().as_millis() as u64,
            "serving"
        );
    }
}

/// Asks the log about what an earlier process left unnamed, beside the service: a long log takes its time.
fn settle(documents: Intake, reader: Reader) {
    if documents.doubtful().is_empty() {
        return;
    }
    std::thread::spawn(move || match contents::settle(&documents, &reader) {
        Ok(removed) => tracing::info!(removed, "documents that no event names were removed"),
        Err(error) => tracing::warn!(%error, "documents that no event names could not be removed"),
    });
}

/// What is listened at, and who answers there.
pub(crate) struct Door {
    pub(crate) listener: TcpListener,
    /// With which only other services of the house are answered.
    pub(crate) tls: Option<HouseTls>,
    pub(crate) router: axum::Router,
    pub(crate) limits: ServeLimits,
    pub(crate) connections: Connections,
    /// Whose thread must go on for the service to live, where it has one.
    pub(crate) writer: Option<Writer>,
}

/// Serves until a signal, or until `ended`; which of these it was. `tell` hears the address, and gives what else is to be said to
/// whoever started it.
pub(crate) async fn listen(
    Door { listener, tls, router, limits, connections, writer }: Door,
    tell: impl FnOnce(SocketAddr) -> String,
    ended: impl Future<Output = &'static str>,
) -> std::io::Result<&'static str> {
    use tokio::signal::unix::{SignalKind, signal};
    // Before the address is told: whoever has read it may end the service.
    let mut terminated = signal(SignalKind::terminate())?;
    let address = listener.local_addr()?;
    let visitors = tell(address);
    // Whoever started it may have stopped listening to what it says.
    let scheme = if tls.is_some() { "https" } else { "http" };
    let _ = std::io::stdout()
        .write_all(format!("listening on {scheme}://{address}\n{visitors}").as_bytes());
    let _ = std::io::stdout().flush();
    let notify = Notify::from_environment();
    notify.ready(address);
    let lives = tokio::spawn(notify.clone().live(move || {
        let writer = writer.clone();
        async move {
            match writer {
                Some(writer) => writer.answers().await,
                None => true,
            }
        }
    }));
    let router = traces::around(router);
    let mut why = "";
    let shutdown = async {
        tokio::select! {
            _ = terminated.recv() => why = "SIGTERM",
            _ = tokio::signal::ctrl_c() => why = "SIGINT",
            by_itself = ended => why = by_itself,
        }
        notify.stopping(why);
    };
    let served =
        plumbline_api::serve(listener, tls.as_ref(), router, limits, connections, shutdown).await;
    // It holds a handle of the writer.
    lives.abort();
    let _ = lives.await;
    served?;
    Ok(why)
}

/// The link by which the first administrator is made, where nobody was ever let do anything; a new one at each start.
fn first_link(writer: &Writer, sign_ins: &SignIns) -> Result<Option<String>, Failure> {
    let is_new = writer.grants().borrow().as_ref().is_ok_and(|grants| grants.is_empty());
    if !is_new {
        return Ok(None);
    }
    Ok(Some(sign_ins.invite(&Invitation::First, account::now())?.to_string()))
}

fn told_first(address: SocketAddr, link: &str) -> String {
    format!(
        "尚无人可以登录。第一位管理员请打开（三日内有效，用一次） / nobody can sign in yet; the first administrator opens, once and within three days:\n  http://{address}/invitation/{link}\n"
    )
}

/// Whose token or session it is, by the grants of this moment.
fn authenticate(
    writer: &Writer,
    sign_ins: &SignIns,
    today: Arc<dyn Fn() -> Date + Send + Sync>,
) -> Authenticate {
    let (grants, sign_ins) = (writer.grants(), sign_ins.clone());
    Arc::new(move |shown| {
        let grants = grants.borrow().clone()?;
        if let Some(caller) = bearer(&grants, shown, today()) {
            return Ok(Some(caller));
        }
        // A file that cannot be read lets nobody in, and says so.
        let whose = sign_ins.whose(shown, account::now()).and_then(|login| match login {
            Some(login) => sign_ins.seen(shown, account::now()).map(|()| Some(login)),
            None => Ok(None),
        });
        match whose {
            Ok(login) => Ok(login.and_then(|login| member(&grants, &login))),
            Err(error) => Err(plumbline_access::GrantsUnread(error.to_string())),
        }
    })
}
