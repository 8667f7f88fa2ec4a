// The package that is tested: PACKAGE, or what `make npm` wrote.
import path from "node:path";
import { pathToFileURL } from "node:url";

export const dir = path.resolve(process.env.PACKAGE ?? path.join(import.meta.dirname, "../../../../dist-npm"));

/** Imports a file of the package. */
export const pkg = (name) => import(pathToFileURL(path.join(dir, name)).href);
