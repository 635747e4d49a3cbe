/** 设置: language, themes, recipes, and the check of the library. */
import { fireEvent, screen, waitFor, within } from "@testing-library/svelte";
import { expect, test } from "vitest";

import { TESTID } from "../lib/testids";
import { accessible, asked, open } from "../testing/window";

test("the language changes at once, and is remembered", async () => {
  const { program, user } = await open();
  await user.keyboard("{Control>},{/Control}");
  await user.selectOptions(await screen.findByTestId(TESTID.language), "en");
  expect(screen.getByTestId(TESTID.navOverview).textContent).toContain("Overview");
  expect(asked(program, "settings_put")).toMatchObject([{ language: "en", city: "440100" }]);
  await user.selectOptions(screen.getByTestId(TESTID.language), "zh-CN");
  await accessible();
});

test("a recipe is taken away only when asked twice", async () => {
  const { program, user } = await open();
  await user.click(screen.getByTestId(TESTID.navSettings));
  const recipes = within(await screen.findByTestId(TESTID.recipes));
  await user.click(recipes.getByRole("button", { name: "删除模板「限上零售月报」" }));
  expect(asked(program, "recipe_remove")).toEqual([]);
  await user.click(recipes.getByRole("button", { name: "删除" }));
  await waitFor(() => expect(recipes.queryByText("限上零售月报")).toBeNull());
  expect(asked(program, "recipe_remove")).toEqual([{ name: "限上零售月报" }]);
});

test("a theme is made over one that ships, looked at, kept and chosen", async () => {
  const { program, desk, user } = await open();
  await user.click(screen.getByTestId(TESTID.navSettings));
  await user.click(await screen.findByRole("button", { name: "复制并修改主题「公报」" }));
  const name = await screen.findByTestId<HTMLInputElement>(TESTID.themeName);
  await waitFor(() => expect(document.activeElement, "the name is there to be typed over").toBe(name));
  expect(name.value).toBe("公报 副本");
  await screen.findByTestId(TESTID.themeLook);
  await accessible();

  await user.clear(name);
  expect(screen.getByTestId<HTMLButtonElement>(TESTID.themeSave).disabled, "a theme has a name").toBe(true);
  await user.type(name, "本局");
  await fireEvent.change(screen.getByLabelText(/^本市\s*#/), { target: { value: "#c8102e" } });
  await user.selectOptions(await screen.findByTestId("theme-font-title"), "黑体");
  await user.click(screen.getByRole("button", { name: "选择图片…" }));
  await screen.findByRole("img", { name: "标志" });
  await user.click(screen.getByTestId(TESTID.themeSave));

  const themes = within(await screen.findByTestId(TESTID.themes));
  expect(await themes.findByText("本局")).toBeTruthy();
  expect(asked(program, "theme_save")).toMatchObject([
    {
      house: {
        name: "本局",
        base: "bulletin",
        own: "#C8102E",
        fonts: { title: "SimHei" },
        logo: { corner: "top_right" },
      },
      replaces: null,
    },
  ]);
  await user.selectOptions(screen.getByTestId(TESTID.themePaper), "本局");
  await waitFor(() => expect(desk.session.settings.paper_theme).toBe("本局"));
  await accessible();
});

test("what eyes can't tell apart is said beside the colours", async () => {
  const { desk, user } = await open();
  await user.click(screen.getByTestId(TESTID.navSettings));
  await user.click(await screen.findByRole("button", { name: "复制并修改主题「公报」" }));
  await screen.findByTestId(TESTID.themeLook);
  desk.themes.change({ rise: "#C75300", fall: "#C75300" });
  expect((await screen.findByTestId(TESTID.themeFaults)).textContent).toContain(
    "一般人分不清「增长」和「下降」",
  );
});

test("a check that finds nothing says so", async () => {
  const { user } = await open();
  await user.click(screen.getByTestId(TESTID.navSettings));
  await user.click(await screen.findByTestId(TESTID.checkRun));
  expect((await screen.findByTestId(TESTID.checkResult)).textContent).toContain("检查通过");
});
