//! `plumbline serve`: the writer, the views and the API in one process on one folder.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use plumbline_access::Tokens;
use plumbline_api::{ApiState, Authenticate, CallLimits, Caller, Role, ServeLimits};
use plumbline_log::{Log, Options};
use plumbline_workflow::{Writer, WriterOptions, WriterThread};
use tokio::net::TcpListener;

use crate::failure::Failure;
use crate::progress::Progress;

#[derive(clap::Args)]
pub(crate) struct Arguments {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, env = "PLUMBLINE_LISTEN", default_value = "127.0.0.1:8180")]
    listen: SocketAddr,
}

pub(crate) fn run(data: &Path, arguments: &Arguments) -> Result<(), Failure> {
    let system = |cause| Failure::File { path: arguments.listen.to_string().into(), cause };
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(system)?;
    let log = Log::open(data, &Options::default())?;
    let tokens = Tokens::open(data)?;
    let (views, mut runner) = plumbline_views::open(&data.join("views"))?;
    let reader = log.reader.clone();
    let (writer, thread) = Writer::start(log, WriterOptions::default())?;
    let mut progress = Progress::new("reading the log");
    runner.catch_up(&reader, &mut |at| progress.at(at.done, at.of))?;
    progress.end();
    let stop = Arc::new(AtomicBool::new(false));
    let projectors = runner.start(reader.clone(), Arc::clone(&stop));
    let state = ApiState::new(writer, reader, views, authenticate(tokens), CallLimits::default());
    let router = plumbline_api::router(state);
    let served = runtime.block_on(listen(arguments.listen, router, thread));
    stop.store(true, Ordering::Relaxed);
    drop(runtime);
    for projector in projectors {
        let _ = projector.join();
    }
    let thread = served.map_err(system)?;
    Ok(thread.join()?)
}

/// Serves until a signal, or until the writer has ended by itself.
async fn listen(
    at: SocketAddr,
    router: axum::Router,
    mut thread: WriterThread,
) -> std::io::Result<WriterThread> {
    use tokio::signal::unix::{SignalKind, signal};
    let listener = TcpListener::bind(at).await?;
    println!("listening on http://{}", listener.local_addr()?);
    let mut terminated = signal(SignalKind::terminate())?;
    let shutdown = async {
        tokio::select! {
            _ = terminated.recv() => {}
            _ = tokio::signal::ctrl_c() => {}
            () = thread.ended() => {}
        }
    };
    plumbline_api::serve(listener, router, ServeLimits::default(), shutdown).await?;
    Ok(thread)
}

fn authenticate(tokens: Tokens) -> Authenticate {
    Arc::new(move |shown| {
        let token = match tokens.find(shown) {
            Ok(found) => found?,
            Err(error) => {
                eprintln!("plumbline: {error}");
                return None;
            }
        };
        let role = Role::ALL.into_iter().find(|role| role.key() == token.role)?;
        Some(Caller { name: token.name, role, jurisdiction: token.jurisdiction.parse().ok()? })
    })
}
