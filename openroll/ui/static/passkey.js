// Passkeys: the browser's answer goes into the form, which is sent like any other. Without a script none is shown.
"use strict";

const bytes = (text) => {
  const base64 = text.replace(/-/g, "+").replace(/_/g, "/");
  return Uint8Array.from(atob(base64), (one) => one.charCodeAt(0));
};

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-")
    .replace(/\//g, "_")
    .replace(/=+$/, "");

// WebAuthn, section 5.1.8: what stands as base64url in JSON is bytes for the browser.
const described = (list) => (list || []).map((one) => ({ ...one, id: bytes(one.id) }));

const forCreation = (options, alone) => ({
  ...options,
  challenge: bytes(options.challenge),
  user: { ...options.user, id: bytes(options.user.id) },
  excludeCredentials: described(options.excludeCredentials),
  authenticatorSelection: {
    ...options.authenticatorSelection,
    residentKey: alone ? "required" : "discouraged",
    requireResidentKey: alone,
    userVerification: alone ? "required" : "preferred",
  },
});

const forRequest = (options) => ({
  ...options,
  challenge: bytes(options.challenge),
  allowCredentials: described(options.allowCredentials),
});

const answer = (credential) => {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) {
      response[name] = text(credential.response[name]);
    }
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
};

const ask = async (form) => {
  const kind = form.dataset.passkey;
  if (kind === "create") {
    const alone = form.elements.passwordless.checked;
    const options = JSON.parse(form.dataset.options);
    return navigator.credentials.create({ publicKey: forCreation(options.publicKey, alone) });
  }
  let options;
  if (kind === "alone") {
    const said = await fetch(form.action, { headers: { Accept: "application/json" } });
    options = (await said.json()).request_options;
  } else {
    options = JSON.parse(form.dataset.options);
  }
  return navigator.credentials.get({ publicKey: forRequest(options.publicKey) });
};

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!window.PublicKeyCredential) {
    continue;
  }
  form.hidden = false;
  const failed = form.querySelector("[data-passkey-failed]");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      form.elements.credential.value = JSON.stringify(answer(await ask(form)));
    } catch {
      failed.hidden = false;
      return;
    }
    form.submit();
  });
}
