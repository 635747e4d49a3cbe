//! A folder at once: one report a file.

use serde_json::json;

use crate::bench::Bench;

#[tokio::test]
async fn every_file_of_a_folder_has_its_report() {
    let bench = Bench::new();
    let folder = bench.folder("in");
    let head = "指标,地区,时期,口径,数值,单位\n";
    let write = |name: &str, text: String| std::fs::write(folder.join(name), text).unwrap();
    write("1.csv", format!("{head}试验产值,广州市,2021年,累计,10,亿元\n"));
    write("2.csv", format!("{head}试验产值,广州市,2022年,累计,ten,亿元\n"));
    write("3.csv", String::new());
    write("4.csv", format!("{head}试验产值,广州市,2023年,累计,12,亿元\n"));
    write(".hidden.csv", format!("{head}试验产值,广州市,2024年,累计,13,亿元\n"));
    write("~$5.csv", "lock".to_owned());
    std::fs::create_dir(folder.join("deeper")).unwrap();
    *bench.shell.picked.lock().unwrap() = vec![folder];
    let chosen = bench.ask("folder_choose", json!({})).await.unwrap();
    let request = json!({ "folder": chosen["token"]["id"], "job": "j" });
    let report = bench.ask("folder_import", request).await.unwrap();
    let told: Vec<_> = report["files"]
        .as_array()
        .unwrap()
        .iter()
        .map(|file| {
            let errors = file["report"]["errors"].as_u64();
            (
                file["token"]["name"].as_str().unwrap(),
                errors,
                file["error"]["code"].as_str(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("1.csv", Some(0), None),
            ("2.csv", Some(1), None),
            ("3.csv", None, Some("file.empty")),
            ("4.csv", Some(0), None),
        ],
        "by name; a refused one keeps no other out, hidden ones and locks are passed over"
    );
    assert_eq!(
        bench.told("试验产值", "合计", "2023年", "cumulative").len(),
        1,
        "what was sound is in"
    );
}
