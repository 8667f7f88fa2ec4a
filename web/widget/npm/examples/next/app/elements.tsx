"use client";

import { useEffect } from "react";
import { register } from "statusdeck";

/** Loads the elements once the page is React's. */
export function Elements() {
  useEffect(() => void register({ base: "/codes/", links: true }), []);
  return null;
}
