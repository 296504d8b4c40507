//! The help: one layout for every command, each with an example and what its end means.

mod table;

use clap::{Arg, ArgAction, Command, CommandFactory};

use crate::Arguments;
use crate::failure::Failure;
use crate::help::table::{COMMANDS, TO_A_STANDARD};
use crate::output::say;

/// How each page is laid out.
const PAGE: &str = "{about}\n\n用法 Usage: {usage}\n\n{all-args}{after-help}\n";

/// What the end of a command means, for scripts.
const EXIT_CODES: &str = "退出码 Exit codes:\n  \
    0  已办理 done\n  \
    1  未办理，原因见标准错误输出 not done; standard error says why\n  \
    2  用法有误，什么也没有做 wrong usage; nothing was done\n  \
    3  结果不明，请用同一 --id 重做 nobody knows; give it again with the same --id";

/// The whole command line, as it is parsed and as it is told.
pub(crate) fn command() -> Command {
    let version = Arg::new("version")
        .short('V')
        .long("version")
        .action(ArgAction::Version)
        .help("显示版本 Print the version")
        .help_heading("各命令通用 Everywhere");
    dressed(Arguments::command().mut_args(|arg| arg.help_heading("各命令通用 Everywhere")), "")
        .disable_version_flag(true)
        .arg(version)
}

/// A command with its words in Chinese, its example, and its parts in their order.
fn dressed(command: Command, path: &str) -> Command {
    let row = COMMANDS.iter().find(|(words, ..)| *words == path);
    let english = command.get_about().map(ToString::to_string).unwrap_or_default();
    let (about, example) = match row {
        Some((_, zh, example)) => (format!("{zh} — {english}"), *example),
        None => (english, ""),
    };
    let example = match example {
        "" => String::new(),
        example => format!("示例 Example:\n  {example}\n\n"),
    };
    let help = Arg::new("help")
        .short('h')
        .long("help")
        .action(ArgAction::HelpShort)
        .help("显示帮助 Print this")
        .help_heading("各命令通用 Everywhere")
        .display_order(900);
    command
        .about(about)
        .after_help(format!("{example}{EXIT_CODES}"))
        .help_template(PAGE)
        .subcommand_help_heading("命令 Commands")
        .disable_help_flag(true)
        .mut_args(|arg| match arg.get_help_heading() {
            Some(_) => arg,
            None if arg.is_positional() => arg.help_heading("参数 Arguments"),
            None => arg.help_heading("选项 Options"),
        })
        .arg(help)
        .mut_subcommands(|inner| {
            let path = format!("{path} {}", inner.get_name());
            dressed(inner, path.trim_start())
        })
}

/// `plumbline help`: the page of a command, or the commands that are given to a standard.
pub(crate) fn run(words: &[String]) -> Result<(), Failure> {
    if words == ["commands"] {
        say(&commands());
        return Ok(());
    }
    let mut command = command();
    command.build();
    for word in words {
        command = command.find_subcommand(word).cloned().ok_or_else(|| {
            let known: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
            Failure::NoHelp { word: word.clone(), known: known.join(", ") }
        })?;
    }
    say(&command.render_help().to_string());
    Ok(())
}

/// Every command of a standard, with what `submit` takes for it.
fn commands() -> String {
    let mut text = "plumbline submit 标准 命令 — plumbline submit STANDARD COMMAND\n\n\
        下列命令按标准的历程排列；日期用 --on，缺省为今天。\n\
        In the order of a life; the day is set with --on and is today if left out.\n"
        .to_owned();
    for (name, zh, en, example) in TO_A_STANDARD {
        text += &format!("\n{name}  {zh} — {en}\n  plumbline submit day-care '{example}'\n");
    }
    text
}

#[cfg(test)]
mod tests {
    use plumbline_lifecycle::standard;

    use super::*;

    fn leaves(command: &Command, path: &str, found: &mut Vec<String>) {
        for inner in command.get_subcommands() {
            let path = format!("{path} {}", inner.get_name());
            found.push(path.trim_start().to_owned());
            leaves(inner, &path, found);
        }
    }

    #[test]
    fn every_command_has_a_line_of_chinese_and_an_example_that_it_takes() {
        let mut found = Vec::new();
        leaves(&Arguments::command(), "", &mut found);
        let told: Vec<String> = COMMANDS.iter().map(|(path, ..)| (*path).to_owned()).collect();
        let mut sorted = (found.clone(), told.clone());
        sorted.0.sort();
        sorted.1.sort();
        assert_eq!(sorted.0, sorted.1);
        for (path, _, example) in COMMANDS.iter().filter(|row| !row.2.is_empty()) {
            let said = example.split(['<', '>', '|']).next().unwrap();
            let words = split(said);
            assert!(words[1..].join(" ").starts_with(path), "{example}");
            let taken = command().try_get_matches_from(&words);
            taken.unwrap_or_else(|error| panic!("{example}: {error}"));
        }
    }

    /// As a shell would: by spaces, but not within single quotes.
    fn split(line: &str) -> Vec<String> {
        let mut words = Vec::new();
        for (at, part) in line.split('\'').enumerate() {
            match at % 2 {
                0 => words.extend(part.split_whitespace().map(str::to_owned)),
                _ => words.push(part.to_owned()),
            }
        }
        words
    }

    #[test]
    fn every_command_of_a_standard_is_listed_with_an_example_that_is_one() {
        // The core itself says which there are.
        let known = standard::Command::entered(r#"{"command":"?"}"#).unwrap_err();
        let mut known: Vec<&str> = known.split('`').skip(3).step_by(2).collect();
        known.sort_unstable();
        let mut told: Vec<&str> = TO_A_STANDARD.iter().map(|(name, ..)| *name).collect();
        told.sort_unstable();
        assert_eq!(known, told);
        for (name, _, _, example) in TO_A_STANDARD {
            assert_eq!(standard::Command::entered(example).unwrap().name(), *name);
        }
    }

    #[test]
    fn every_page_has_the_same_parts_in_the_same_order() {
        let mut whole = command();
        whole.build();
        fn pages(command: &mut Command, found: &mut Vec<String>) {
            found.push(command.render_help().to_string());
            command.get_subcommands_mut().for_each(|inner| pages(inner, found));
        }
        let mut found = Vec::new();
        pages(&mut whole, &mut found);
        for page in found {
            let parts = [
                "用法 Usage:",
                "参数 Arguments:",
                "选项 Options:",
                "各命令通用 Everywhere:",
                "示例 Example:",
                "退出码 Exit codes:",
            ];
            let at: Vec<usize> = parts.iter().filter_map(|part| page.find(part)).collect();
            assert!(at.is_sorted() && at.len() >= 3, "{page}");
            let everywhere = page.split("各命令通用 Everywhere:").nth(1).unwrap();
            assert!(everywhere.contains("--data") && everywhere.contains("--help"), "{page}");
        }
    }
}
