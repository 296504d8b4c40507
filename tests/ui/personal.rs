//! What is private of an expert: shown to the office of their pool and to nobody else, kept by no browser and told to no log.

use plumbline_testkit::Answer;

use crate::acts::{Somebody, field, form_of};
use crate::world::{World, get};

const PAGE: &str = "/experts/330100/e-001/personal";
const TELEPHONE: &str = "0571-88880013";

#[test]
fn what_is_private_of_an_expert_is_shown_to_their_office_alone_and_after_an_erasure_to_nobody() {
    let world = World::told("ui-personal");
    world.shell(
        "plumbline people found u-college --name 示例学院 --kind institution --area 330100
for e in 1 2; do plumbline experts admit e-00$e --area 330100 --name 示例专家$e --unit u-college --field elderly-care --until 2099-12-31 --approval 示例批文; done"
    );
    let cookie = |token: String| format!("plumbline_token={token}");
    let token = world.token("li", "office");
    let mut at_their_desk = Somebody::with(&world, &token);
    let nothing = at_their_desk.does(PAGE, "SealPersonalData", "telephone=&mail=").text();
    let form = form_of(&nothing, "SealPersonalData");
    assert!(field(form, "telephone").contains("at least one of telephone"), "{form}");
    let telephone = format!("telephone={TELEPHONE}&mail=&identity_number=&bank_account=");
    at_their_desk.has_done(PAGE, "SealPersonalData", &telephone, "Personal data");
    let office = cookie(token);
    let elsewhere = cookie(world.token_at("wu", "office", "330200"));
    let inside = cookie(world.token("zhou", "reader"));
    let mut client = world.server.client();
    let mut page = |path: &str, cookie: &str, language: &str| -> Answer {
        get(&mut client, path, &[("cookie", cookie), ("accept-language", language)])
    };

    let shown = page(PAGE, &office, "zh");
    assert_eq!((shown.status, shown.header("cache-control")), (200, Some("no-store")));
    let text = shown.text();
    assert!(
        text.contains(TELEPHONE) && text.contains("电话") && text.contains("示例专家1"),
        "{text}"
    );
    assert!(!text.contains("<script") && !text.contains("style="), "{text}");
    let text = page(PAGE, &office, "en").text();
    assert!(text.contains(TELEPHONE) && text.contains("Telephone"), "{text}");
    // Of the others the office hears that nothing is recorded, and of who is not in the pool nothing at all.
    let other = page(&PAGE.replace("e-001", "e-002"), &office, "en").text();
    assert!(other.contains("Nothing private is recorded."), "{other}");
    assert_eq!(page(&PAGE.replace("e-001", "e-404"), &office, "en").status, 404);

    // The record leads there, for whoever may read it.
    let record = "/experts/330100/e-001";
    // The view follows at once, but not sooner.
    let began = std::time::Instant::now();
    while page(record, &office, "en").status != 200 {
        assert!(began.elapsed() < std::time::Duration::from_secs(10), "the pool has nobody");
        std::thread::yield_now();
    }
    assert!(page(record, &office, "en").text().contains(PAGE));
    for (cookie, status) in [(&inside, 422), (&elsewhere, 404), (&String::new(), 401)] {
        let denied = page(PAGE, cookie, "en");
        assert_eq!(denied.status, status, "{}", denied.text());
        assert!(!denied.text().contains(TELEPHONE) && !denied.text().contains("示例专家"));
        assert!(!page(record, cookie, "en").text().contains(PAGE));
    }

    at_their_desk.has_done(PAGE, "ErasePersonalData", "", "erased");
    let erased = page(PAGE, &office, "zh").text();
    assert!(erased.contains("密钥已销毁") && !erased.contains(TELEPHONE), "{erased}");
    let told = world.stopped();
    assert!(
        told.contains("/experts/330100/e-001"),
        "what is asked for is told at this level: {told}"
    );
    assert!(!told.contains(TELEPHONE), "{told}");
}
