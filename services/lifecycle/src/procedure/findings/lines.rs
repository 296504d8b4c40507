//! On which line of a text each of its keys stands.

use std::collections::BTreeMap;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::procedure::findings::finding::{Check, Finding};
use crate::words::Words;

/// The keys and values of a text, each by its path: `chains`, `bureau`, `steps`, `0`, `within`.
pub(super) struct Lines {
    of: BTreeMap<Vec<String>, u32>,
    figures: Vec<(Vec<String>, Option<i64>)>,
    words: Vec<(Vec<String>, String)>,
}

impl Lines {
    /// Reads them. What is no TOML is a finding.
    pub(super) fn read(text: &str) -> Result<Lines, Finding> {
        let table = DeTable::parse(text).map_err(|error| {
            let line = error.span().map_or(1, |span| line_at(text, span.start));
            let why = error.message().replace('\n', "，");
            Finding {
                check: Check::Reads,
                line,
                warns: false,
                says: Words {
                    zh: format!("不是 TOML：{why}"),
                    en: format!("this is no TOML: {}", error.message().replace('\n', ", ")),
                },
                remedy: Words {
                    zh: "请按 TOML 的写法改正该行".into(),
                    en: "write the line as TOML is written".into(),
                },
            }
        })?;
        let mut lines = Lines { of: BTreeMap::new(), figures: Vec::new(), words: Vec::new() };
        lines.table(text, &mut Vec::new(), table.get_ref());
        Ok(lines)
    }

    /// The line of a key, or of the nearest one around it that stands; 1 where none does.
    pub(super) fn of(&self, path: &[&str]) -> u32 {
        let path: Vec<String> = path.iter().map(|key| (*key).to_owned()).collect();
        let around = (1..=path.len()).rev().map(|end| &path[..end]);
        around.filter_map(|path| self.of.get(path)).next().copied().unwrap_or(1)
    }

    /// Every key that stands right under this path.
    pub(super) fn under(&self, path: &[&str]) -> Vec<&str> {
        let is_under = |full: &&Vec<String>| {
            full.len() == path.len() + 1 && full.iter().zip(path).all(|(full, path)| full == path)
        };
        self.of.keys().filter(is_under).filter_map(|full| full.last().map(String::as_str)).collect()
    }

    /// Every whole number, by its path; nothing for one that no figure of ours can hold.
    pub(super) fn figures(&self) -> impl Iterator<Item = (&[String], Option<i64>)> {
        self.figures.iter().map(|(path, figure)| (path.as_slice(), *figure))
    }

    /// Every text, by its path.
    pub(super) fn words(&self) -> impl Iterator<Item = (&[String], &str)> {
        self.words.iter().map(|(path, word)| (path.as_slice(), word.as_str()))
    }

    fn table(&mut self, text: &str, path: &mut Vec<String>, table: &DeTable<'_>) {
        for (key, value) in table {
            path.push(key.get_ref().to_string());
            self.of.insert(path.clone(), line_at(text, key.span().start));
            self.value(text, path, value);
            path.pop();
        }
    }

    fn value(&mut self, text: &str, path: &mut Vec<String>, value: &Spanned<DeValue<'_>>) {
        match value.get_ref() {
            DeValue::Integer(figure) => {
                let figure = i64::from_str_radix(figure.as_str(), figure.radix()).ok();
                self.figures.push((path.clone(), figure));
            }
            DeValue::String(word) => self.words.push((path.clone(), word.to_string())),
            DeValue::Array(all) => {
                for (at, value) in all.iter().enumerate() {
                    path.push(at.to_string());
                    self.of.insert(path.clone(), line_at(text, value.span().start));
                    self.value(text, path, value);
                    path.pop();
                }
            }
            DeValue::Table(table) => self.table(text, path, table),
            DeValue::Float(_) | DeValue::Boolean(_) | DeValue::Datetime(_) => {}
        }
    }
}

/// The line of a byte of a text, from 1.
pub(super) fn line_at(text: &str, byte: usize) -> u32 {
    let before = text.as_bytes().iter().take(byte).filter(|byte| **byte == b'\n').count();
    u32::try_from(before).unwrap_or(u32::MAX).saturating_add(1)
}
