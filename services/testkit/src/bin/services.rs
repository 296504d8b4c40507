//! `cargo xtask services`: the demonstration's city through services of their own, until Ctrl-C.
//!
//! What ends is started again, as a supervisor does it.
#![expect(clippy::print_stdout, reason = "it is a program for people")]

use std::path::PathBuf;
use std::process::ExitCode;
use std::time::Duration;

use plumbline_testkit::{House, NatsProgram};
use tokio::signal::unix::{SignalKind, signal};

fn main() -> ExitCode {
    let mut words = std::env::args().skip(1);
    let (Some(program), Some(folder)) = (words.next(), words.next()) else {
        println!("usage: services PROGRAM FOLDER [ADDRESS]");
        return ExitCode::from(2);
    };
    let at = match words.next().map(|address| address.parse()).transpose() {
        Ok(at) => at,
        Err(why) => {
            println!("services: the gateway's address: {why}");
            return ExitCode::from(2);
        }
    };
    let (program, folder) = (PathBuf::from(program), PathBuf::from(folder));
    let Some(nats) = NatsProgram::find("services") else { return ExitCode::FAILURE };
    println!(
        "starting nats-server, the writer, three services with their views, and the gateway …"
    );
    let house = match House::start_at(&nats, &program, &folder, true, at) {
        Ok(house) => house,
        Err(why) => {
            println!("services: {why}\n(what each process said stands in {})", folder.display());
            return ExitCode::FAILURE;
        }
    };
    tell(&house, &folder);
    match run(house) {
        Ok(()) => ExitCode::SUCCESS,
        Err(why) => {
            println!("services: {why}");
            ExitCode::FAILURE
        }
    }
}

fn tell(house: &House, folder: &std::path::Path) {
    println!("\n  {:<12} {}", "nats", house.nats_url());
    for (role, address) in house.addresses() {
        println!("  {role:<12} http://{address}");
    }
    println!("\nwhat each process says, and its data: {}", folder.display());
    print!("{}", house.tokens());
    println!("open the gateway's address; Ctrl-C ends all of them");
}

#[tokio::main(flavor = "current_thread")]
async fn run(mut house: House) -> std::io::Result<()> {
    let mut terminated = signal(SignalKind::terminate())?;
    loop {
        tokio::select! {
            _ = terminated.recv() => break,
            _ = tokio::signal::ctrl_c() => break,
            () = tokio::time::sleep(Duration::from_millis(500)) => {
                house.tend().iter().for_each(|told| println!("{told}"));
            }
        }
    }
    println!("\nending all of them …");
    house.end();
    Ok(())
}
