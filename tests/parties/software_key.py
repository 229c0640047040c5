"""A passkey made of software, that answers as a browser would; the rest of the ceremony is real."""

import hashlib
import json
import secrets
from typing import Any

from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from fido2.cose import ES256
from fido2.utils import websafe_decode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticationResponse,
    AuthenticatorAssertionResponse,
    AuthenticatorAttestationResponse,
    AuthenticatorData,
    CollectedClientData,
    RegistrationResponse,
)

SITE = "testserver"
ORIGIN = "http://testserver"
TOUCHED_AND_VERIFIED = AuthenticatorData.FLAG.UP | AuthenticatorData.FLAG.UV


class SoftwareKey:
    def __init__(self) -> None:
        self.key = ec.generate_private_key(ec.SECP256R1())
        self.credential_id = secrets.token_bytes(32)
        self.user_handle = b""
        self.site = hashlib.sha256(SITE.encode()).digest()

    def create(self, challenge: bytes = b"c" * 32, user_handle: bytes = b"") -> dict[str, Any]:
        """What navigator.credentials.create() gives, as the page sends it."""
        self.user_handle = user_handle
        public = ES256.from_cryptography_key(self.key.public_key())
        data = AuthenticatorData.create(
            self.site,
            TOUCHED_AND_VERIFIED | AuthenticatorData.FLAG.AT,
            0,
            AttestedCredentialData.create(Aaguid.NONE, self.credential_id, public),
        )
        response = RegistrationResponse(
            raw_id=self.credential_id,
            response=AuthenticatorAttestationResponse(
                client_data=CollectedClientData.create("webauthn.create", challenge, ORIGIN),
                attestation_object=AttestationObject.create("none", data, {}),
            ),
        )
        return _plain({**response, "clientExtensionResults": {"credProps": {"rk": True}}})

    def answer(self, options: dict[str, Any]) -> dict[str, Any]:
        """What navigator.credentials.get() gives for the options that the site sent."""
        challenge = websafe_decode(options["publicKey"]["challenge"])
        client = CollectedClientData.create("webauthn.get", challenge, ORIGIN)
        data = AuthenticatorData.create(self.site, TOUCHED_AND_VERIFIED, 1)
        signature = self.key.sign(data + client.hash, ec.ECDSA(hashes.SHA256()))
        response = AuthenticationResponse(
            raw_id=self.credential_id,
            response=AuthenticatorAssertionResponse(
                client_data=client,
                authenticator_data=data,
                signature=signature,
                user_handle=self.user_handle,
            ),
        )
        return _plain(dict(response))


def _plain(value: Any) -> dict[str, Any]:
    plain: dict[str, Any] = json.loads(json.dumps(value, default=dict))
    return plain
