//! `plumbline completions` and `plumbline man`: what shells and manual pages are told of the command line.

use clap_complete::Shell;

use crate::failure::Failure;
use crate::help;
use crate::output::say;

/// Completions for a shell, on standard output.
pub(crate) fn completions(shell: Shell) -> Result<(), Failure> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut help::command(), "plumbline", &mut text);
    say(&String::from_utf8_lossy(&text));
    Ok(())
}

/// The manual page of the program, and after it one of each command.
pub(crate) fn page() -> Result<(), Failure> {
    let mut command = help::command();
    command.build();
    let mut text = Vec::new();
    rendered(command, &mut text).map_err(|cause| Failure::File { path: "man".into(), cause })?;
    say(&String::from_utf8_lossy(&text));
    Ok(())
}

fn rendered(command: clap::Command, text: &mut Vec<u8>) -> std::io::Result<()> {
    let inner: Vec<clap::Command> = command.get_subcommands().cloned().collect();
    clap_mangen::Man::new(command).render(text)?;
    inner.into_iter().try_for_each(|inner| rendered(inner, text))
}
