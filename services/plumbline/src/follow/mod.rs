//! `plumbline serve --role leadership|catalogue|desk|experts`: a service that follows the log of another one over the bus, keeps a replica
//! and the views of its role, and answers its gateway.

mod replica;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Instant;

use plumbline_access::Guard;
use plumbline_api::ApiState;
use plumbline_api::behind::{authenticate, only_gateway};
use plumbline_documents::Intake;
use plumbline_web::{Places, WebState};
use plumbline_workflow::Writer;

use crate::demo;
use crate::descriptors;
use crate::disk;
use crate::failure::Failure;
use crate::progress::Progress;
use crate::serve::{Arguments, Door, listen};
use crate::settings::{self, File};
use replica::Following;

pub(crate) fn run(data: &Path, file: &File, arguments: &Arguments) -> Result<(), Failure> {
    let began = Instant::now();
    let house = file.house(&arguments.house);
    let role = house.role();
    let key = house.needed_key()?;
    let nats = file.nats(&arguments.nats, role.key())?;
    let nats = nats.ok_or(Failure::NotTold { role: role.key(), setting: "--nats" })?;
    let at = file.listen(arguments.listen);
    let tls = house.tls()?;
    house.refuse_open(at, tls.as_ref())?;
    let limits = file.limits(&arguments.limits);
    let system = |cause| Failure::File { path: at.to_string().into(), cause };
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(system)?;
    let mut doors = limits.doors();
    doors.connections_max = descriptors::connections(doors.connections_max);
    let listener = {
        let _in_it = runtime.enter();
        plumbline_api::bind(at, &doors).map_err(system)?
    };
    let (replica, source) = replica::open(data, &nats, &runtime)?;
    let (reader, room) = (replica.reader().clone(), replica.room());
    let (views, mut runner) = plumbline_views::open_some(&data.join("views"), role.views())?;
    let mut progress = Progress::new("reading the log");
    let caught_up = runner.catch_up(&reader, &mut |at| progress.at(at.done, at.of));
    progress.end();
    if let Err(why) = caught_up {
        tracing::error!(%why, "the views could not be brought up to date yet");
    }
    let stop = Arc::new(AtomicBool::new(false));
    let projectors = runner.start(reader.clone(), Arc::clone(&stop));
    let following = Following::start(replica, source, nats, runtime.handle(), Arc::clone(&stop))
        .map_err(system)?;

    let options = limits.writer(settings::writer_options());
    let (zone, clock) = (options.zone.clone(), options.clock);
    let today = Arc::new(move || zone.to_datetime(clock()).date());
    let writer = Writer::none(room.clone(), &options);
    let documents = Intake::closed(data);
    let authenticate = authenticate(key.clone());
    let calls = ApiState::new(
        writer.clone(),
        reader.clone(),
        views.clone(),
        documents.clone(),
        Arc::clone(&authenticate),
        limits.calls(),
        today.clone(),
    )
    .following()
    .beside(following.told());
    let followed = reader.clone();
    let pages = WebState {
        reader,
        views,
        places: Places::default(),
        writer,
        documents,
        authenticate,
        // The writer knows who is signed in.
        door: None,
        guard: Guard::default(),
        https: file.https(arguments.https),
        feeds: calls.feeds(),
        sheets: calls.sheets(),
        today,
        contract: plumbline_api::CONTRACT,
        demonstration: if file.demo(arguments.demo) { demo::reader() } else { None },
    };
    let router = plumbline_api::router(calls.clone()).merge(plumbline_web::router(pages));
    let router = only_gateway(router, &calls, key);
    let router = plumbline_api::around(router, &calls);
    runtime.spawn(disk::watch(room, limits.disk_low_bytes()));
    let connections = calls.connections();
    let door = Door { listener, tls, router, limits: doors, connections, writer: None };
    let tell = |address| {
        tracing::info!(
            version = env!("CARGO_PKG_VERSION"),
            role = role.key(),
            folder = %data.display(),
            %address,
            log = followed.id().map(tracing::field::display),
            head = followed.head(),
            ms = began.elapsed().as_millis() as u64,
            "serving"
        );
        String::new()
    };
    let served = runtime.block_on(listen(door, tell, std::future::pending()));
    stop.store(true, Ordering::Relaxed);
    following.join();
    drop(runtime);
    for projector in projectors {
        let _ = projector.join();
    }
    let why = served.map_err(system)?;
    tracing::info!(why, head = followed.head(), clean = true, "stopped");
    Ok(())
}
