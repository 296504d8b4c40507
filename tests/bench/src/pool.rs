//! A pool of ten thousand experts and a hundred thousand reviews: draws, and its page as a browser gets it.

use std::time::Instant;

use plumbline_bench::{Samples, draws};
use plumbline_testkit::Folder;

use crate::{Figures, plumbline_server, program};

const EXPERTS: usize = 10_000;
const REVIEWS: usize = 100_000;

/// Times that each page is asked for.
const ASKED: usize = 300;

/// Made once, not in turns: the log alone takes a while.
pub(crate) fn phases(folder: &Folder) -> Figures {
    let mut figures = draws(&folder.join("pooled"), EXPERTS, REVIEWS)?;
    let Some((server, target)) = plumbline_server(&program(), folder, "pooled")? else {
        return Ok(figures);
    };
    let cookie = format!("plumbline_token={}", target.token);
    let mut client = server.client();
    for (work, path) in [
        ("the page of the pool", "/experts"),
        ("the page of one expert", "/experts/330100/e-00077"),
    ] {
        let mut samples = Samples::default();
        let began = Instant::now();
        for _ in 0..ASKED {
            let answer = samples.time(|| client.send("GET", path, &[("cookie", &cookie)], b""))?;
            if answer.status != 200 {
                return Err(format!("{path} answered {}", answer.status).into());
            }
        }
        figures.push(samples.figure("pages", work, 1, began.elapsed()));
    }
    Ok(figures)
}
