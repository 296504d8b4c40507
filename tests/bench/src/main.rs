//! The bench: this machine's limits, UmaDB and Plumbline in turns, and one table with the ratios that were promised.
//!
//! Every phase runs `--rounds` times (3), for `--seconds` (4), interleaved with the others, and the median of its rounds
//! stands in the table: a machine that slows down for a while slows all of them. All stores are durable at each answer.

mod bus;
mod ratios;
#[cfg(feature = "umadb")]
mod umadb;

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use plumbline_bench::{
    CLIENTS, Figure, Target, commands, decisions, fdatasync, group_commit, in_process,
    load_and_append, replay, table, verify,
};
use plumbline_testkit::{Folder, Server, Start, skipped};

/// Standards with 30 events each for the work that loads them first.
const LOADED: u64 = 600;

type Figures = Result<Vec<Figure>, Box<dyn Error>>;

fn main() -> Result<(), Box<dyn Error>> {
    let (rounds, seconds) = arguments()?;
    let time = Duration::from_secs(seconds);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let folder = Folder::new("bench");
    let log = folder.join("in-process");
    std::fs::create_dir_all(&log)?;
    let plumbline = plumbline_server(&folder)?;
    #[cfg(feature = "umadb")]
    let umadb = umadb::Peer::start(&folder)?;

    let mut all = Vec::new();
    for round in 1..=rounds {
        eprintln!("round {round} of {rounds}");
        all.extend(keep(fdatasync(folder.path(), time).map(|one| vec![one]).map_err(Into::into)));
        for clients in CLIENTS {
            all.extend(keep(
                group_commit(folder.path(), clients, time).map(|one| vec![one]).map_err(Into::into),
            ));
            #[cfg(feature = "umadb")]
            all.extend(keep(runtime.block_on(umadb.append(clients, time))));
            all.extend(keep(
                in_process(&log, clients, time).map(|one| vec![one]).map_err(Into::into),
            ));
            let approvals = folder.join(&format!("approvals-{round}-{clients}"));
            std::fs::create_dir_all(&approvals)?;
            all.extend(keep(decisions(&approvals, clients, time).map_err(Into::into)));
            if let Some((_, target)) = &plumbline {
                all.extend(keep(
                    runtime
                        .block_on(commands(target, clients, time))
                        .map(|one| vec![one])
                        .map_err(Into::into),
                ));
            }
        }
        #[cfg(feature = "umadb")]
        all.extend(keep(runtime.block_on(umadb.load_and_append(32, LOADED, time))));
        if let Some((_, target)) = &plumbline {
            let loaded = runtime.block_on(load_and_append(target, 32, LOADED, time));
            all.extend(keep(loaded.map(|one| vec![one]).map_err(Into::into)));
        }
        #[cfg(feature = "umadb")]
        all.extend(keep(runtime.block_on(umadb.read_all())));
        all.extend(keep(replay(&log).map(|one| vec![one]).map_err(Into::into)));
        all.extend(keep(verify(&log).map(|one| vec![one]).map_err(Into::into)));
        let on_nats = folder.join(format!("on-nats-{round}"));
        all.extend(keep(runtime.block_on(bus::phases(&on_nats, time))));
    }
    let medians = ratios::medians(all);
    println!("\nmedian of {rounds} rounds of {seconds} s, interleaved\n\n{}", table(&medians));
    print!("{}", ratios::against_the_budgets(&medians));
    Ok(())
}

/// A phase that fails says so and leaves its line out; the others go on.
fn keep(figures: Figures) -> Vec<Figure> {
    match figures {
        Ok(figures) => {
            eprint!(
                "{}",
                table(&figures)
                    .lines()
                    .skip(1)
                    .map(|line| format!("  {line}\n"))
                    .collect::<String>()
            );
            figures
        }
        Err(err) => {
            eprintln!("  FAILED: {err}");
            Vec::new()
        }
    }
}

fn plumbline_server(folder: &Folder) -> Result<Option<(Server, Target)>, Box<dyn Error>> {
    let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/release/plumbline");
    if !program.is_file() {
        let program = program.display();
        skipped("the API", &format!("{program} is not there (cargo build --release -p plumbline)"));
        return Ok(None);
    }
    let data = folder.join("served");
    let mut token = std::process::Command::new(&program);
    token
        .args([
            "token",
            "create",
            "bench",
            "--role",
            "administrator",
            "--jurisdiction",
            "int",
            "--data",
        ])
        .arg(&data);
    let made = token.output()?;
    if !made.status.success() {
        let says = String::from_utf8_lossy(&made.stderr);
        let says = says.lines().next().unwrap_or_default();
        skipped("the API", &format!("this program makes no token: {says}"));
        return Ok(None);
    }
    let server = Start::of(&program, &data).stderr(&folder.join("served.txt")).start()?;
    let target = Target {
        address: server.address(),
        token: String::from_utf8(made.stdout)?.trim().to_owned(),
    };
    Ok(Some((server, target)))
}

fn arguments() -> Result<(u32, u64), Box<dyn Error>> {
    let (mut rounds, mut seconds) = (3, 4);
    let mut args = std::env::args().skip(1);
    while let Some(name) = args.next() {
        let value = args.next().ok_or_else(|| format!("`{name}` wants a number"))?;
        match name.as_str() {
            "--rounds" => rounds = value.parse()?,
            "--seconds" => seconds = value.parse()?,
            _ => {
                return Err(
                    format!("no such option: `{name}` (there are --rounds and --seconds)").into()
                );
            }
        }
    }
    Ok((rounds, seconds))
}
