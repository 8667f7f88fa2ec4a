import { app } from "./vue.js";

app(window.host).mount("#root");
