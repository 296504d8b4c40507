//! `plumbline serve --role gateway`: the one address before services of several roles.

use std::time::Instant;

use plumbline_api::Connections;
use plumbline_gateway::Gateway;

use crate::descriptors;
use crate::failure::Failure;
use crate::serve::{Arguments, Door, listen};
use crate::settings::File;

pub(crate) fn run(file: &File, arguments: &Arguments) -> Result<(), Failure> {
    let began = Instant::now();
    let house = file.house(&arguments.house);
    let (key, addresses, tls) = (house.needed_key()?, house.addresses()?, house.tls()?);
    let at = file.listen(arguments.listen);
    let system = |cause| Failure::File { path: at.to_string().into(), cause };
    let runtime =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(system)?;
    let mut doors = file.limits(&arguments.limits).doors();
    doors.connections_max = descriptors::connections(doors.connections_max);
    let listener = {
        let _in_it = runtime.enter();
        plumbline_api::bind(at, &doors).map_err(system)?
    };
    let tell = |address| {
        tracing::info!(
            version = env!("CARGO_PKG_VERSION"),
            role = "gateway",
            address = %address,
            writer = addresses.writer,
            leadership = addresses.leadership,
            catalogue = addresses.catalogue,
            desk = addresses.desk,
            experts = addresses.experts,
            ms = began.elapsed().as_millis() as u64,
            "serving"
        );
        String::new()
    };
    let router = plumbline_gateway::router(Gateway::new(addresses.clone(), key, tls.as_ref()));
    let connections = Connections::default();
    // People come to it: TLS towards them is the proxy's.
    let door = Door { listener, tls: None, router, limits: doors, connections, writer: None };
    let why = runtime.block_on(listen(door, tell, std::future::pending())).map_err(system)?;
    tracing::info!(why, clean = true, "stopped");
    Ok(())
}
