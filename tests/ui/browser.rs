//! What a person sees: each page in a real browser, in both languages, on a desk and on a telephone. The pictures stay in
//! `target/ui`, to be looked at.

use std::path::PathBuf;

use plumbline_testkit::{Browser, Window};

use crate::world::World;

#[test]
fn every_page_is_drawn_in_both_languages_on_a_desk_and_on_a_telephone() {
    let Some(mut browser) = Browser::find("every_page_is_drawn") else { return };
    let world = World::city("drawn");
    let pictures = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../target/ui");
    std::fs::create_dir_all(&pictures).unwrap();
    let mut client = world.server.client();
    let full = std::env::var("PLUMBLINE_TEST_FULL").is_ok_and(|full| full == "1");
    for (name, path, chinese, english) in [
        ("overview", "/", "等谁办理", "Waiting on whom"),
        ("life", "/standards/demo-04-2", "拟代替", "is to replace"),
        ("replaced", "/standards/demo-61", "被下列标准代替", "replaced by"),
        ("corrected", "/standards/demo-43", "勘误", "Description corrected"),
        ("suspended", "/standards/demo-14", "已暂停", "suspended since"),
        ("unborn", "/standards/demo-01?as_of=2001-01-01", "尚不存在", "did not exist yet"),
        ("waiting", "/standards/demo-81", "等待什么", "What it waits for"),
        ("catalogue", "/catalogue", "标准目录", "The catalogue"),
        ("consultations", "/consultations", "正在公开征求意见", "are open to comment"),
        ("consultation", "/consultations/demo-89.draft.1", "处理情况", "What came of it"),
        ("notice", "/consultations/demo-94.notice.1", "异议成立", "was upheld"),
        ("experts", "/experts", "专家库", "The pool of experts"),
        ("procedures", "/procedures", "尚未采用", "not adopted"),
        ("procedure", "/procedures/local-city", "未经原文核实", "not checked against the original"),
        ("expert", "/experts/330100/e-001", "受邀记录", "Asked to sit on"),
        ("review", "/reviews/demo-101.draft.1", "其他", "were not chosen"),
        ("secret", "/reviews/demo-103.proposal.1", "无记名", "secret"),
        ("due", "/due?within=90", "日历", "Calendar"),
        ("times", "/times?from=10.00&to=20.00", "各审批步骤用时", "Time by step of approval"),
        ("all-in-use", "/in-use", "待答复的反馈", "Feedback to be answered"),
        ("in-use", "/standards/demo-01/implementation", "督查与整改", "Supervision"),
        ("card", "/ballots/day-care.draft.1.1", "不能保证什么", "What is guaranteed"),
        ("login", "/login", "访问令牌", "Access token"),
    ] {
        for (language, says) in [("zh", chinese), ("en", english)] {
            let and = if path.contains('?') { '&' } else { '?' };
            let url = world.server.url(&format!("{path}{and}lang={language}"));
            let page = client.get(&format!("{path}{and}lang={language}")).unwrap().text();
            assert!(page.contains(says), "{url}: {page}");
            // Each language is drawn on one of them; on both in the long round.
            let (desk, phone) = (("desk", Window::DESK), ("phone", Window::PHONE));
            let devices = match (full, language) {
                (true, _) => vec![desk, phone],
                (false, "zh") => vec![desk],
                (false, _) => vec![phone],
            };
            for (device, window) in devices {
                let picture = pictures.join(format!("{name}-{language}-{device}.png"));
                browser.screenshot(&url, window, &picture);
                // An empty page is one colour, which compresses to next to nothing.
                assert!(
                    std::fs::metadata(&picture).unwrap().len() > 8_000,
                    "{}",
                    picture.display()
                );
            }
        }
    }
}
