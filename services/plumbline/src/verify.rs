//! `plumbline verify`: every row, hash and subtree root, then every stream once more by the core's own rules, then the
//! pages of the other databases, and the contents of the documents.

use std::path::Path;

use crate::audit::Audit;
use crate::contents::Named;
use crate::failure::Failure;
use crate::files;
use crate::output::say;
use crate::progress::Progress;
use crate::reading;

pub(crate) fn run(data: &Path) -> Result<(), Failure> {
    reading::log(data)?;
    let mut progress = Progress::new("hashing");
    let verified = plumbline_log::verify(data, |done, of| progress.at(done, of))?;
    progress.end();
    let (audit, named) = replay(data)?;
    let standards = audit.standards();
    println!(
        "verified: {} events, {standards} standards; every hash fits and every stream can be read",
        verified.size
    );
    println!("root {}", verified.root);
    say(&files::check(data)?);
    say(&audit.told());
    say(&named.compare(data)?);
    Ok(())
}

fn replay(data: &Path) -> Result<(Audit, Named), Failure> {
    let reader = reading::log(data)?;
    let of = reader.head();
    let mut progress = Progress::new("replaying");
    let (mut audit, mut named) = (Audit::new(), Named::default());
    let mut seq = 1;
    loop {
        let page = reader.read_from(seq, 5_000)?;
        let Some(last) = page.last() else { break };
        seq = last.seq + 1;
        page.iter().try_for_each(|row| audit.see(row))?;
        page.iter().for_each(|row| named.see(row));
        progress.at(seq - 1, of);
    }
    progress.end();
    Ok((audit, named))
}
