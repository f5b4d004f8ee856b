const HERE = "https://this.invalid";
function toUrl(address, from = HERE) {
  try {
    return new URL(address, from);
  } catch {
    return void 0;
  }
}

export { HERE as H, toUrl as t };
