//! Creating and opening: each wrong file has an error of its own, and a refused file stays as it was.

use std::fs;
use std::path::Path;

use rusqlite::Connection;
use suishu_domain::{Catalogue, Region};
use suishu_store::{Library, SavedChart, SavedRecipe, StoreError};

use crate::fixture::{Desk, catalogue, released};

fn check(path: &Path, is_expected: impl Fn(&StoreError) -> bool, why: &str) {
    let before = fs::read(path).ok();
    let error = Library::open(path).expect_err(why);
    assert!(is_expected(&error), "{why}: {error:?}");
    assert!(
        fs::read(path).ok() == before,
        "a refused file must stay as it was: {why}"
    );
}

#[test]
fn each_wrong_file_has_an_error_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str| folder.path().join(name);
    check(
        &file("none.suishu"),
        |e| matches!(e, StoreError::NotThere { .. }),
        "nothing is there",
    );
    check(folder.path(), |e| matches!(e, StoreError::NotAFile { .. }), "a folder");
    fs::write(file("empty.suishu"), []).unwrap();
    check(
        &file("empty.suishu"),
        |e| matches!(e, StoreError::Empty { .. }),
        "0 bytes",
    );
    fs::write(file("garbage.suishu"), "指标,地区\n".repeat(500)).unwrap();
    check(
        &file("garbage.suishu"),
        |e| matches!(e, StoreError::NotSqlite { .. }),
        "a text file",
    );
    fs::write(file("short.suishu"), "x").unwrap();
    check(
        &file("short.suishu"),
        |e| matches!(e, StoreError::NotSqlite { .. }),
        "one byte",
    );
    Connection::open(file("foreign.suishu"))
        .unwrap()
        .execute_batch("CREATE TABLE t (a)")
        .unwrap();
    check(
        &file("foreign.suishu"),
        |e| matches!(e, StoreError::Foreign { application_id: 0, .. }),
        "a database of another program",
    );
    drop(Library::create(&file("newer.suishu"), &Catalogue::default()).unwrap());
    Connection::open(file("newer.suishu"))
        .unwrap()
        .pragma_update(None, "user_version", 99)
        .unwrap();
    check(
        &file("newer.suishu"),
        |e| {
            matches!(
                e,
                StoreError::Newer {
                    found: 99,
                    known: 3,
                    ..
                }
            )
        },
        "a newer version",
    );
}

#[test]
fn a_file_that_is_there_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("report.suishu");
    fs::write(&path, "mine").unwrap();
    let error = Library::create(&path, &catalogue()).unwrap_err();
    assert!(matches!(error, StoreError::AlreadyThere { .. }), "{error:?}");
    assert_eq!(fs::read(&path).unwrap(), b"mine", "the file must stay");
}

#[test]
fn a_library_that_cannot_be_made_whole_is_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let orphan = Region {
        code: "440106".into(),
        name: "天河区".into(),
        name_en: String::new(),
        parent: Some("440100".into()),
        synonyms: Vec::new(),
    };
    let error = Library::create(
        &folder.path().join("x.suishu"),
        &Catalogue::new(vec![], vec![orphan], vec![]),
    );
    assert!(
        matches!(error, Err(StoreError::NameUnknown { list: "region", .. })),
        "a parent must be named: {error:?}"
    );
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        0,
        "nothing may stay behind, no draft either"
    );
}

#[test]
fn the_catalogue_comes_back_as_it_was_given() {
    let desk = Desk::new();
    assert_eq!(
        desk.library.catalogue().unwrap(),
        catalogue(),
        "entries, order, parents and synonyms must be kept"
    );
    let id = desk.library.id().to_owned();
    let path = desk.path();
    let Desk { library, folder } = desk;
    drop(library);
    assert_eq!(Library::open(&path).unwrap().id(), id, "a library keeps its identity");
    assert_eq!(
        fs::read_dir(folder.path()).unwrap().count(),
        1,
        "a closed library is one file, without a log beside it"
    );
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_a_library() {
    use std::os::unix::fs::PermissionsExt as _;
    let desk = Desk::new();
    let mode = fs::metadata(desk.path()).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode, 0o600, "internal figures are nobody else's business");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_written_is_told_apart() {
    use std::os::unix::fs::PermissionsExt as _;
    let Desk {
        library,
        folder: _folder,
    } = Desk::new();
    let path = library.path().to_owned();
    drop(library);
    fs::set_permissions(&path, fs::Permissions::from_mode(0o400)).unwrap();
    if fs::OpenOptions::new().write(true).open(&path).is_ok() {
        println!("skipped: this user may write every file");
        return;
    }
    check(&path, |e| matches!(e, StoreError::ReadOnly { .. }), "a read-only file");
}

#[test]
fn another_writer_is_waited_for_and_then_named() {
    let mut desk = Desk::new();
    let other = Connection::open(desk.path()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let refused = desk.library.import(released("2020-10-28")).map(drop);
    assert!(matches!(refused, Err(StoreError::Locked)), "{refused:?}");
    other.execute_batch("ROLLBACK").unwrap();
    assert!(
        desk.library.import(released("2020-10-28")).is_ok(),
        "once the other one is done, an import must begin"
    );
}

#[test]
fn saved_charts_keep_their_json_and_order() {
    let mut desk = Desk::new();
    let chart = |id: &str, position| SavedChart {
        id: id.into(),
        title: "三次产业".into(),
        position,
        pinned: true,
        spec: r#"{"form":"columns"}"#.into(),
    };
    desk.library.put_chart(&chart("a", 2)).unwrap();
    desk.library.put_chart(&chart("b", 1)).unwrap();
    desk.library.put_chart(&chart("a", 0)).unwrap();
    let reader = desk.library.reader().unwrap();
    assert_eq!(
        reader.charts().unwrap(),
        [chart("a", 0), chart("b", 1)],
        "a chart is replaced by id, and sorted by place"
    );
    let broken = SavedChart {
        spec: "{".into(),
        ..chart("c", 3)
    };
    assert!(
        matches!(desk.library.put_chart(&broken), Err(StoreError::ChartUnreadable(_))),
        "a spec must be JSON"
    );
    assert!(desk.library.remove_chart("a").unwrap(), "a chart that is there must go");
    assert!(
        !desk.library.remove_chart("a").unwrap(),
        "a chart that isn't there is no error"
    );
}

#[test]
fn a_synonym_is_added_once_and_takes_nothing_away() {
    let mut desk = Desk::new();
    let mut import = desk.library.import(released("2020-10-28")).unwrap();
    for name in ["GDP总量", "国内生产总值", "国内生产总值"] {
        import.add_synonym("indicator", &"GDP".to_owned(), name).unwrap();
    }
    assert!(
        matches!(
            import.add_synonym("region", &"999999".to_owned(), "广州"),
            Err(StoreError::NameUnknown { list: "region", .. })
        ),
        "only an entry that is there has names"
    );
    import.commit().unwrap();
    let catalogue = desk.library.catalogue().unwrap();
    let known = catalogue.indicator("国内生产总值").unwrap();
    assert_eq!(
        known.synonyms,
        ["地区生产总值总量", "GDP总量", "国内生产总值"],
        "each once, behind those that were there"
    );
    assert!(known.unit.is_some(), "the rest of the entry stays");
}

#[test]
fn recipes_come_with_an_import_or_alone() {
    let mut desk = Desk::new();
    let recipe = |name: &str, day: u8, json: &str| SavedRecipe {
        name: name.into(),
        saved_at: format!("2026-11-{day:02}T08:00:00Z"),
        json: json.into(),
    };
    assert!(desk.library.put_recipe(&recipe("月报", 1, "{}")).unwrap(), "a new one");
    assert!(
        !desk.library.put_recipe(&recipe("月报", 9, "{}")).unwrap(),
        "the same again is no change"
    );
    let mut import = desk.library.import(released("2020-10-28")).unwrap();
    import.put_recipe(&recipe("年鉴", 2, "{\"a\":1}")).unwrap();
    assert_eq!(import.recipes().unwrap().len(), 2, "the import sees both");
    assert!(
        import.commit().unwrap().is_none(),
        "no figure came, so no batch was written"
    );
    let names = |desk: &Desk| -> Vec<String> {
        let recipes = desk.library.reader().unwrap().recipes().unwrap();
        recipes.into_iter().map(|recipe| recipe.name).collect()
    };
    assert_eq!(
        names(&desk),
        ["年鉴", "月报"],
        "yet the recipe is there, the newest first"
    );
    let mut dropped = desk.library.import(released("2020-10-28")).unwrap();
    dropped.put_recipe(&recipe("快报", 3, "{}")).unwrap();
    drop(dropped);
    assert_eq!(names(&desk).len(), 2, "an import that was dropped keeps none");
    assert!(
        matches!(
            desk.library.put_recipe(&recipe("坏", 4, "{")),
            Err(StoreError::RecipeUnreadable(_))
        ),
        "a recipe must be JSON"
    );
    assert!(desk.library.remove_recipe("年鉴").unwrap(), "one that is there goes");
    assert!(
        !desk.library.remove_recipe("年鉴").unwrap(),
        "one that isn't is no error"
    );
}

#[test]
fn a_backup_is_a_library_and_never_overwrites() {
    let mut desk = Desk::new();
    desk.import(released("2020-10-28"), &[crate::fixture::figure(9, "17475.86")]);
    let target = desk.folder.path().join("copy.suishu");
    desk.library.backup(&target).unwrap();
    let copy = Library::open(&target).unwrap();
    assert_eq!(copy.check().unwrap(), [], "the copy must prove sound");
    assert_eq!(
        copy.reader().unwrap().history().unwrap(),
        desk.library.reader().unwrap().history().unwrap(),
        "the copy must have the same chain"
    );
    assert!(
        matches!(desk.library.backup(&target), Err(StoreError::AlreadyThere { .. })),
        "a copy must not be replaced"
    );
}
