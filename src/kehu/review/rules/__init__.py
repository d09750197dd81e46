"""The rules, one module each, named as in the policy: EXPLAINED says what it looks at, `flag` what it flags."""
