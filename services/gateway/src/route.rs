//! Which service answers what.

use http::Method;

use crate::backend::Service;

/// The service that answers a request. What no view alone answers is the writer's: commands, lives, documents, feeds, who
/// somebody is; and the desk's page, on which one decides, with the documents at hand.
pub(crate) fn service_of(method: &Method, path: &str) -> Service {
    let reads = matches!(*method, Method::GET | Method::HEAD);
    match path {
        "/" | "/overview" | "/board" | "/moves" | "/times" | "/in-use" if reads => {
            Service::Leadership
        }
        "/catalogue" if reads => Service::Catalogue,
        path if reads && path.starts_with("/catalogue/") => Service::Catalogue,
        path if reads && (path.starts_with("/moves/") || path.starts_with("/in-use/")) => {
            Service::Leadership
        }
        "/experts" if reads => Service::Experts,
        // What is private is opened where its key is.
        path if reads && is_personal(path) => Service::Writer,
        path if reads && path.starts_with("/experts/") => Service::Experts,
        "/plumbline.v1.StandardService/ListStandards" => Service::Catalogue,
        path if path.starts_with("/plumbline.v1.LeadershipService/") => Service::Leadership,
        path if path.starts_with("/plumbline.v1.DeskService/") => Service::Desk,
        path if path.starts_with("/plumbline.v1.ExpertsService/") => Service::Experts,
        _ => Service::Writer,
    }
}

/// `/experts/{area}/{id}/personal`.
fn is_personal(path: &str) -> bool {
    let mut parts = path.split('/').skip(1);
    parts.next() == Some("experts") && parts.nth(2) == Some("personal") && parts.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_answers_what_is_asked_of_it_and_the_writer_answers_the_rest() {
        for (method, path, service) in [
            (Method::GET, "/", Service::Leadership),
            (Method::HEAD, "/", Service::Leadership),
            (Method::GET, "/overview", Service::Leadership),
            (Method::GET, "/board", Service::Leadership),
            (Method::GET, "/moves", Service::Leadership),
            (Method::GET, "/waiting", Service::Writer),
            (Method::GET, "/times", Service::Leadership),
            (Method::GET, "/find", Service::Writer),
            (Method::GET, "/approvals/day-care.proposal.1", Service::Writer),
            (Method::POST, "/approvals/day-care.proposal.1", Service::Writer),
            (Method::GET, "/standards/new", Service::Writer),
            (Method::GET, "/in-use", Service::Leadership),
            (Method::GET, "/due", Service::Writer),
            (Method::GET, "/catalogue", Service::Catalogue),
            (Method::GET, "/catalogue/table.csv", Service::Catalogue),
            (Method::GET, "/moves/table.xlsx", Service::Leadership),
            (Method::GET, "/in-use/table.csv", Service::Leadership),
            (Method::GET, "/experts", Service::Experts),
            (Method::GET, "/experts/330100/e-001", Service::Experts),
            (Method::GET, "/experts/330100/personal", Service::Experts),
            (Method::GET, "/experts/330100/e-001/personal", Service::Writer),
            (Method::POST, "/experts", Service::Writer),
            (Method::POST, "/plumbline.v1.ExpertsService/ListExperts", Service::Experts),
            (Method::GET, "/desk", Service::Writer),
            (Method::POST, "/desk", Service::Writer),
            (Method::GET, "/standards/day-care", Service::Writer),
            (Method::POST, "/login", Service::Writer),
            (Method::GET, "/account", Service::Writer),
            (Method::GET, "/invitation/pi_0", Service::Writer),
            (Method::GET, "/changes", Service::Writer),
            (Method::GET, "/events", Service::Writer),
            (Method::POST, "/plumbline.v1.LeadershipService/GetPipeline", Service::Leadership),
            (Method::GET, "/plumbline.v1.LeadershipService/GetPipeline", Service::Leadership),
            (Method::POST, "/plumbline.v1.StandardService/ListStandards", Service::Catalogue),
            (Method::POST, "/plumbline.v1.StandardService/GetStandard", Service::Writer),
            (Method::POST, "/plumbline.v1.StandardService/Submit", Service::Writer),
            (Method::POST, "/plumbline.v1.DeskService/GetDesk", Service::Desk),
            (Method::POST, "/plumbline.v1.NoSuchService/Call", Service::Writer),
        ] {
            assert_eq!(service_of(&method, path), service, "{method} {path}");
        }
    }
}
