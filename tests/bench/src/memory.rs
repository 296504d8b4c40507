//! What each service of a house holds in memory, once it has taken in what many clients have recorded.

use std::error::Error;
use std::path::Path;
use std::time::Duration;

use plumbline_bench::{Target, commands};
use plumbline_testkit::{House, NatsProgram};

/// Clients, and for how long they record.
const CLIENTS: usize = 32;
const TIME: Duration = Duration::from_secs(5);

/// A line for each service; nothing where there is no NATS server.
pub(crate) async fn of_each_service(
    program: &Path,
    folder: &Path,
) -> Result<String, Box<dyn Error>> {
    let Some(nats) = NatsProgram::find("memory of each service") else { return Ok(String::new()) };
    let house = House::start(&nats, program, folder, false)?;
    let token = crate::token(program, &house.data("writer"))?;
    let target = Target { address: house.address("writer"), token };
    let recorded = commands(&target, CLIENTS, TIME).await?;
    let mut text = format!("memory of each service after {} commands\n", recorded.count);
    for (role, process) in house.processes() {
        let status = std::fs::read_to_string(format!("/proc/{process}/status"))?;
        let line = |name| status.lines().find_map(|line: &str| line.strip_prefix(name));
        let (now, most) = (line("VmRSS:"), line("VmHWM:"));
        let megabytes = |kilobytes: Option<&str>| {
            let number = kilobytes.and_then(|text| text.split_whitespace().next());
            number.and_then(|text| text.parse::<u64>().ok()).map_or(0, |kb| kb / 1_024)
        };
        text +=
            &format!("  {role:<12} {:>5} MB, at most {:>5} MB\n", megabytes(now), megabytes(most));
    }
    house.end();
    Ok(text)
}
