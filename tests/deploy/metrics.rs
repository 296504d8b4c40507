//! The metrics that the alerts and the dashboard name.

use std::collections::BTreeSet;

use crate::deploy;

/// Each stands in what a real service answers to `GET /metrics`; a rule on a name that nobody counts would stay silent for ever.
pub(crate) fn name_only_what_is_counted(told: &str) {
    let counted: BTreeSet<&str> =
        told.lines().filter_map(|line| line.strip_prefix("# TYPE ")?.split(' ').next()).collect();
    let mut named = BTreeSet::new();
    for file in ["prometheus/alerts.yaml", "grafana/plumbline.json"] {
        let text = std::fs::read_to_string(deploy().join(file)).unwrap();
        let words = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        let metrics = words.filter(|word| {
            ["plumbline_", "process_"].iter().any(|prefix| word.starts_with(prefix))
        });
        named.extend(metrics.map(|word| {
            let family =
                ["_bucket", "_sum", "_count"].iter().find_map(|part| word.strip_suffix(part));
            family.filter(|family| counted.contains(family)).unwrap_or(word).to_owned()
        }));
    }
    let unknown: Vec<_> = named
        .iter()
        .filter(|name| !counted.contains(name.as_str()) && !of_a_replica(name))
        .collect();
    assert!(unknown.is_empty(), "nobody counts {unknown:?}; what is counted: {counted:?}");
    assert!(named.len() > 15, "{named:?}");
}

/// What only a service that follows the bus counts, by its own file: this one follows none.
fn of_a_replica(name: &str) -> bool {
    let file = deploy().join("../services/plumbline/src/follow/replica.rs");
    std::fs::read_to_string(file).is_ok_and(|text| text.contains(&format!("\"{name}\"")))
}
