//! The bench: this machine's limits, UmaDB and Plumbline in turns, and one table with the ratios that were promised.
//!
//! Every phase runs `--rounds` times (3), for `--seconds` (4), interleaved with the others, and the median of its rounds
//! stands in the table: a machine that slows down for a while slows all of them. All stores are durable at each answer.

mod bus;
mod memory;
mod pool;
mod ratios;
#[cfg(feature = "umadb")]
mod umadb;

use std::error::Error;
use std::path::{Path, PathBuf};
use std::time::Duration;

use plumbline_bench::{
    CLIENTS, Figure, Target, commands, decisions, fdatasync, group_commit, in_process,
    load_and_append, replay, table, ticks, verify,
};
use plumbline_testkit::{Folder, Server, Start, skipped};

/// Standards with 30 events each for the work that loads them first.
const LOADED: u64 = 600;

/// Open waits over which the clock ticks; a tick that finds nothing is to take less than 50 ms.
const WAITS: usize = 100_000;

type Figures = Result<Vec<Figure>, Box<dyn Error>>;

fn main() -> Result<(), Box<dyn Error>> {
    let Asked { rounds, seconds, before } = arguments()?;
    let time = Duration::from_secs(seconds);
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let folder = Folder::new("bench");
    let log = folder.join("in-process");
    std::fs::create_dir_all(&log)?;
    let plumbline = plumbline_server(&program(), &folder, "served")?;
    let before = match &before {
        Some(program) => plumbline_server(program, &folder, "before")?,
        None => None,
    };
    #[cfg(feature = "umadb")]
    let umadb = umadb::Peer::start(&folder)?;

    let mut all = keep(pool::phases(&folder));
    all.extend(keep(ticks(&folder.join("waits"), WAITS).map_err(Into::into)));
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
            for (who, served) in [("api", &plumbline), ("before", &before)] {
                let Some((_, target)) = served else { continue };
                let asked = runtime.block_on(commands(target, clients, time));
                all.extend(keep(asked.map(|one| vec![of(who, one)]).map_err(Into::into)));
            }
        }
        #[cfg(feature = "umadb")]
        all.extend(keep(runtime.block_on(umadb.load_and_append(32, LOADED, time))));
        for (who, served) in [("api", &plumbline), ("before", &before)] {
            let Some((_, target)) = served else { continue };
            let loaded = runtime.block_on(load_and_append(target, 32, LOADED, time));
            all.extend(keep(loaded.map(|one| vec![of(who, one)]).map_err(Into::into)));
        }
        #[cfg(feature = "umadb")]
        all.extend(keep(runtime.block_on(umadb.read_all())));
        #[cfg(feature = "umadb")]
        all.extend(keep(runtime.block_on(umadb.visible(time))));
        all.extend(keep(replay(&log).map(|one| vec![one]).map_err(Into::into)));
        all.extend(keep(verify(&log).map(|one| vec![one]).map_err(Into::into)));
        let on_nats = folder.join(format!("on-nats-{round}"));
        all.extend(keep(runtime.block_on(bus::phases(&on_nats, time))));
    }
    let medians = ratios::medians(all);
    println!("\nmedian of {rounds} rounds of {seconds} s, interleaved\n\n{}", table(&medians));
    print!("{}", ratios::against_the_budgets(&medians));
    let house = folder.join("house");
    match runtime.block_on(memory::of_each_service(&program(), &house)) {
        Ok(told) => print!("\n{told}"),
        Err(why) => eprintln!("the memory of each service: FAILED: {why}"),
    }
    Ok(())
}

/// The figure under another name: two builds of one program do the same work.
fn of(who: &str, figure: Figure) -> Figure {
    Figure { who: who.to_owned(), ..figure }
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

fn program() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../target/release/plumbline")
}

/// A server of this program with an empty log of this name, and a token for it.
fn plumbline_server(
    program: &Path,
    folder: &Folder,
    name: &str,
) -> Result<Option<(Server, Target)>, Box<dyn Error>> {
    if !program.is_file() {
        let program = program.display();
        skipped("the API", &format!("{program} is not there (cargo build --release -p plumbline)"));
        return Ok(None);
    }
    let data = folder.join(name);
    let token = match token(program, &data) {
        Ok(token) => token,
        Err(why) => {
            skipped("the API", &format!("this program makes no token: {why}"));
            return Ok(None);
        }
    };
    let server = Start::of(program, &data).stderr(&folder.join(&format!("{name}.txt"))).start()?;
    let target = Target { address: server.address(), token };
    Ok(Some((server, target)))
}

/// A token that may do everything, made in this folder of data.
fn token(program: &Path, data: &Path) -> Result<String, Box<dyn Error>> {
    let args =
        ["token", "create", "bench", "--role", "administrator", "--jurisdiction", "int", "--data"];
    let made = std::process::Command::new(program).args(args).arg(data).output()?;
    if !made.status.success() {
        let says = String::from_utf8_lossy(&made.stderr);
        return Err(says.lines().next().unwrap_or_default().into());
    }
    Ok(String::from_utf8(made.stdout)?.trim().to_owned())
}

/// What is to be measured.
struct Asked {
    rounds: u32,
    seconds: u64,
    /// An earlier build of the program, whose API is measured in turns with this one's.
    before: Option<PathBuf>,
}

fn arguments() -> Result<Asked, Box<dyn Error>> {
    let mut asked = Asked { rounds: 3, seconds: 4, before: None };
    let mut args = std::env::args().skip(1);
    while let Some(name) = args.next() {
        let value = args.next().ok_or_else(|| format!("`{name}` wants a value"))?;
        match name.as_str() {
            "--rounds" => asked.rounds = value.parse()?,
            "--seconds" => asked.seconds = value.parse()?,
            "--before" => asked.before = Some(value.into()),
            _ => {
                return Err(format!(
                    "no such option: `{name}` (there are --rounds, --seconds and --before)"
                )
                .into());
            }
        }
    }
    Ok(asked)
}
