package main

import (
	"crypto/ed25519"
	"encoding/hex"
	"errors"
)

// interactionsPath is where Discord sends interactions to, on the server of LISTEN_ADDR.
const interactionsPath = "/interactions"

// parsePublicKey reads an application's public key as its page shows it; nil for "".
func parsePublicKey(text string) (ed25519.PublicKey, error) {
	if text == "" {
		return nil, nil
	}
	key, err := hex.DecodeString(text)
	if err != nil || len(key) != ed25519.PublicKeySize {
		return nil, errors.New("DISCORD_PUBLIC_KEY: want the 64 hexadecimal digits under General Information → Public Key")
	}
	return key, nil
}
