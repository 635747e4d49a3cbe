/** Starts the window: connects to the program and mounts the desk. */
import { mount } from "svelte";

import App from "./App.svelte";
import { connect } from "./backend";
import { Desk } from "./state/desk.svelte";
import "./styles/tokens.css";
import "./styles/fonts.css";
import "./styles/base.css";
import "./styles/controls.css";

const target = document.getElementById("app");
if (!target) throw new Error("the page has no place for the window");

const desk = new Desk(await connect());
mount(App, { target, props: { desk } });
