//! Taking batches back: what returns, what stays, and that the undo can be undone.

use suishu_domain::{Date, Status};
use suishu_store::{BatchDraft, Event, Outcome, Range, Returned, StoreError};

use crate::fixture::{Desk, figure, gdp, released, texts, to_month};

fn undo() -> BatchDraft {
    BatchDraft {
        imported_at: "2026-11-24T21:00:00Z".into(),
        note: Some("来源有误".into()),
        ..BatchDraft::default()
    }
}

/// What the series says now, and that the file proves sound.
fn check(desk: &Desk, expected: &[&str], why: &str) {
    assert_eq!(texts(&desk.figures(&Range::default())), expected, "{why}");
    assert_eq!(desk.library.check().unwrap(), [], "{why}: the proof");
    let reader = desk.library.reader().unwrap();
    let series = reader.series_by_key(&gdp()).unwrap().unwrap();
    assert_eq!(series.observations, expected.len() as u64, "{why}: the summary");
    assert_eq!(
        reader.periods(series.id).unwrap().len(),
        expected.len(),
        "{why}: the periods"
    );
}

/// A release of two figures, and a later one that revises the first and adds a third.
fn two_releases() -> Desk {
    let mut desk = Desk::new();
    desk.import(released("2021-01-28"), &[figure(9, "17475.86"), figure(12, "25019.11")]);
    desk.import(released("2022-01-20"), &[figure(12, "25068.75"), figure(3, "5228.80")]);
    desk
}

#[test]
fn the_later_release_taken_back_gives_the_earlier_one_back() {
    let mut desk = two_releases();
    check(&desk, &["5228.80", "17475.86", "25068.75"], "both count");
    let returned = desk.library.reader().unwrap().withdrawal(2).unwrap();
    let told = |returned: &Returned| {
        let text = |side: &Option<suishu_store::Stored>| {
            side.as_ref()
                .map(|stored| texts(std::slice::from_ref(stored)).remove(0))
        };
        (text(&returned.before), text(&returned.after))
    };
    assert_eq!(
        returned.iter().map(told).collect::<Vec<_>>(),
        [
            (Some("5228.80".to_owned()), None),
            (Some("25068.75".to_owned()), Some("25019.11".to_owned())),
        ],
        "one figure goes, one returns to what it was, and the rest isn't told"
    );
    let batch = desk.library.withdraw(2, &undo()).unwrap();
    assert_eq!(
        (batch.kind.as_str(), batch.withdraws, batch.counts),
        ("undo", Some(2), true),
        "an undo is a batch"
    );
    check(&desk, &["17475.86", "25019.11"], "only the first counts");
    let history = desk.library.reader().unwrap().history().unwrap();
    assert_eq!(
        history.iter().map(|batch| batch.counts).collect::<Vec<_>>(),
        [true, false, true],
        "the batch stays in the history and doesn't count"
    );
}

#[test]
fn the_earlier_release_taken_back_leaves_the_later_one() {
    let mut desk = two_releases();
    desk.library.withdraw(1, &undo()).unwrap();
    check(&desk, &["5228.80", "25068.75"], "what only the first had is gone");
    let row = &desk.figures(&Range::default())[1];
    assert_eq!(
        (row.batch, row.vintages),
        (2, 1),
        "the later figure is untouched, with no vintage before it"
    );
}

#[test]
fn an_undo_can_be_undone_and_done_again() {
    let mut desk = two_releases();
    desk.library.withdraw(2, &undo()).unwrap();
    let redo = desk.library.withdraw(3, &undo()).unwrap();
    check(&desk, &["5228.80", "17475.86", "25068.75"], "the second counts again");
    assert!(
        matches!(
            desk.library.withdraw(3, &undo()),
            Err(StoreError::AlreadyWithdrawn { batch: 3 })
        ),
        "an undo is taken back once"
    );
    desk.library.withdraw(redo.seq, &undo()).unwrap();
    check(
        &desk,
        &["17475.86", "25019.11"],
        "the redo taken back is the undo again",
    );
    assert!(
        matches!(
            desk.library.withdraw(9, &undo()),
            Err(StoreError::BatchUnknown { batch: 9 })
        ),
        "there is no such batch"
    );
    assert_eq!(
        desk.library.reader().unwrap().history().unwrap().len(),
        5,
        "a refusal leaves no batch"
    );
}

#[test]
fn the_same_file_comes_in_again_after_it_was_taken_back() {
    let mut desk = two_releases();
    desk.library.withdraw(2, &undo()).unwrap();
    let (outcomes, batch) = desk.import(released("2022-01-20"), &[figure(12, "25068.75"), figure(3, "5228.80")]);
    assert!(
        matches!(outcomes[..], [Outcome::Revised { .. }, Outcome::Added]),
        "what was taken back is no older vintage: {outcomes:?}"
    );
    assert_eq!(batch.unwrap().seq, 4, "a batch of its own");
    check(
        &desk,
        &["5228.80", "17475.86", "25068.75"],
        "as if it came for the first time",
    );
}

#[test]
fn what_was_known_on_a_day_forgets_a_batch_that_was_taken_back() {
    let mut desk = two_releases();
    desk.library.withdraw(1, &undo()).unwrap();
    let day: Date = "2021-06-01".parse().unwrap();
    let range = Range {
        as_of: Some(day),
        ..Range::default()
    };
    assert_eq!(
        texts(&desk.figures(&range)),
        Vec::<String>::new(),
        "a mistaken import was never knowledge"
    );
}

#[test]
fn targets_and_vintages_go_and_come_with_their_batch() {
    let mut desk = Desk::new();
    let mut target = figure(12, "27000");
    target.status = Some(Status::Forecast);
    desk.import(released("2020-01-14"), &[target]);
    desk.import(released("2021-01-28"), &[figure(12, "25019.11")]);
    desk.library.withdraw(1, &undo()).unwrap();
    let reader = desk.library.reader().unwrap();
    let series = reader.series_by_key(&gdp()).unwrap().unwrap();
    let forecasts = reader.forecasts(&suishu_store::SeriesFilter::default()).unwrap();
    assert!(forecasts.iter().all(|(_, found)| found.is_empty()), "no target is left");
    assert_eq!(
        reader.vintages(series.id, to_month(12)).unwrap().len(),
        1,
        "one vintage is left"
    );
    desk.library.withdraw(2, &undo()).unwrap();
    check(&desk, &[], "nothing is left of the series");
}

#[test]
fn events_go_with_their_batch_and_edits_are_taken_back() {
    let mut desk = Desk::new();
    let day = "2018-12-01".parse().unwrap();
    let event = Event {
        date: "2018-12-01".into(),
        start: day,
        end: day,
        region: Some("440100".into()),
        level: None,
        title: "步行街开街".into(),
        document: None,
        source: None,
    };
    let mut import = desk.library.import(released("2018-12-02")).unwrap();
    import.put_event(&event).unwrap();
    import.commit().unwrap();
    let edited = Event {
        title: "北京路步行街开街".into(),
        ..event.clone()
    };
    let id = desk.library.reader().unwrap().stored_events().unwrap()[0].id;
    let mut edit = desk.library.import(released("2019-01-01")).unwrap();
    edit.replace_event(id, Some(&edited)).unwrap();
    edit.commit().unwrap();
    let events = |desk: &Desk| desk.library.reader().unwrap().events().unwrap();
    assert_eq!(
        events(&desk),
        std::slice::from_ref(&edited),
        "the edited one stands in its place"
    );
    let stale = desk
        .library
        .import(released("2019-01-02"))
        .unwrap()
        .replace_event(id, None);
    assert!(
        matches!(stale, Err(StoreError::EventUnknown { .. })),
        "what was edited meanwhile isn't edited again"
    );
    let id = desk.library.reader().unwrap().stored_events().unwrap()[0].id;
    let mut removal = desk.library.import(released("2019-01-03")).unwrap();
    removal.replace_event(id, None).unwrap();
    let removal = removal.commit().unwrap().unwrap();
    assert_eq!(events(&desk), [], "removed");
    desk.library.withdraw(removal.seq, &undo()).unwrap();
    assert_eq!(events(&desk), [edited], "the removal taken back");
    desk.library.withdraw(2, &undo()).unwrap();
    assert_eq!(events(&desk), std::slice::from_ref(&event), "the edit taken back");
    desk.library.withdraw(1, &undo()).unwrap();
    assert_eq!(events(&desk), [], "the event taken back");
    let mut again = desk.library.import(released("2018-12-02")).unwrap();
    assert!(again.put_event(&event).unwrap(), "it may come again");
    again.commit().unwrap();
    assert_eq!(desk.library.check().unwrap(), [], "all of it proves sound");
}
