//! The command line as it was typed, or what is wrong with it: in Chinese and in English, and never in a library's words.

use std::process::ExitCode;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Error, FromArgMatches};
use plumbline_lifecycle::BadWord;

use crate::Arguments;
use crate::help;
use crate::output::{note, say};
use crate::words::NotTaken;

/// Reads the command line; an end with its code where there is nothing more to do.
pub(crate) fn read() -> Result<Arguments, ExitCode> {
    let matches = help::command().try_get_matches();
    matches.and_then(|matches| Arguments::from_arg_matches(&matches)).map_err(|error| told(&error))
}

/// Says why nothing is done. Asked-for help is an answer; everything else is a mistake.
fn told(error: &Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            say(&error.to_string());
            ExitCode::SUCCESS
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            note(&error.to_string());
            ExitCode::from(2)
        }
        _ => {
            wrong(&why(error), &usage(error));
            ExitCode::from(2)
        }
    }
}

/// Says that the command line is wrong, in both languages.
pub(crate) fn wrong(why: &NotTaken, usage: &str) {
    let NotTaken { zh, en } = why;
    note(&format!("plumbline: {zh}\nplumbline: {en}\n{usage}"));
}

fn usage(error: &Error) -> String {
    // A setting of the environment counts as given, and stands in the library's line as if it were asked for.
    let usage = text(error, ContextKind::Usage).replace("Usage: ", "用法 Usage: ");
    let usage = usage.replace(" --data <FOLDER>", "");
    if usage.is_empty() { String::new() } else { format!("{}\n", usage.trim_end()) }
}

fn why(error: &Error) -> NotTaken {
    let argument = text(error, ContextKind::InvalidArg);
    let value = text(error, ContextKind::InvalidValue);
    match error.kind() {
        ErrorKind::InvalidValue if value.is_empty() => {
            NotTaken::new(format!("{argument} 后面缺少值"), format!("{argument} needs a value"))
        }
        ErrorKind::InvalidValue => {
            let known = list(error, ContextKind::ValidValue);
            NotTaken::new(
                format!("{argument} 不能是“{value}”：可填 {}", known.join("、")),
                format!("{argument} cannot be `{value}` (possible: {})", known.join(", ")),
            )
        }
        ErrorKind::ValueValidation => {
            let NotTaken { zh, en } = not_taken(error);
            NotTaken::new(
                format!("{argument} 不能是“{value}”：{zh}"),
                format!("{argument} cannot be `{value}`: {en}"),
            )
        }
        ErrorKind::UnknownArgument if !argument.starts_with('-') => {
            NotTaken::new(format!("多出“{argument}”"), format!("`{argument}` is one word too many"))
        }
        ErrorKind::MissingSubcommand => NotTaken::new(
            "缺少命令（plumbline help 列出全部命令）",
            "what is missing: a command (plumbline help lists all of them)",
        ),
        ErrorKind::UnknownArgument => suggested(
            error,
            ContextKind::SuggestedArg,
            format!("没有“{argument}”这一项"),
            format!("there is no `{argument}`"),
        ),
        ErrorKind::InvalidSubcommand => suggested(
            error,
            ContextKind::SuggestedSubcommand,
            format!(
                "没有命令“{}”（plumbline help 列出全部命令）",
                text(error, ContextKind::InvalidSubcommand)
            ),
            format!(
                "there is no command `{}` (plumbline help lists all of them)",
                text(error, ContextKind::InvalidSubcommand)
            ),
        ),
        ErrorKind::MissingRequiredArgument => {
            let lacks = list(error, ContextKind::InvalidArg);
            NotTaken::new(
                format!("缺少 {}", lacks.join("、")),
                format!("what is missing: {}", lacks.join(", ")),
            )
        }
        ErrorKind::ArgumentConflict => {
            let other = list(error, ContextKind::PriorArg);
            NotTaken::new(
                format!("{argument} 与 {} 不能同时用", other.join("、")),
                format!("{argument} does not go with {}", other.join(", ")),
            )
        }
        ErrorKind::TooManyValues => NotTaken::new(
            format!("{argument} 之后多出“{value}”"),
            format!("`{value}` is one too many for {argument}"),
        ),
        ErrorKind::InvalidUtf8 => {
            NotTaken::new("命令行不是 UTF-8 文字", "the command line is no UTF-8 text")
        }
        _ => NotTaken::new("用法有误", "this is not how it is used"),
    }
}

/// Why a value was not taken, in words of this program's own.
fn not_taken(error: &Error) -> NotTaken {
    let source = std::error::Error::source(error);
    if let Some(not) = source.and_then(|source| source.downcast_ref::<NotTaken>()) {
        return not.clone();
    }
    let why = match source.and_then(|source| source.downcast_ref::<BadWord>()) {
        Some(BadWord { why, .. }) => why.clone(),
        None => source.map(ToString::to_string).unwrap_or_default(),
    };
    // The core says in English what would be taken; where that is a list of words, it needs no translation.
    let known = why.split_once("(one of ").and_then(|(_, known)| known.strip_suffix(')'));
    match known.or_else(|| why.strip_prefix("one of ")) {
        Some(known) => NotTaken::new(
            format!("可填：{}", known.replace(", ", "、")),
            format!("possible: {known}"),
        ),
        None => NotTaken::new(format!("不合要求：{why}"), why),
    }
}

fn suggested(error: &Error, kind: ContextKind, zh: String, en: String) -> NotTaken {
    match list(error, kind).first() {
        Some(like) => {
            NotTaken::new(format!("{zh}；是否指 {like}？"), format!("{en}; did you mean {like}?"))
        }
        None => NotTaken::new(zh, en),
    }
}

fn text(error: &Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::StyledStr(text)) => text.to_string(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    }
}

fn list(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::String(text)) => vec![text.clone()],
        Some(ContextValue::Strings(texts)) => texts.clone(),
        _ => Vec::new(),
    }
}
