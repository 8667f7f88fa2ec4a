// The build puts the names of all codes in the place of "#names".
declare module "#names" {
  export const names: Map<string, string[]>;
}
