const codeOf = (error) => error instanceof Error && "code" in error && typeof error.code == "string" ? error.code : void 0;

export { codeOf as c };
