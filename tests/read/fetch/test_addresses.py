"""Only the public network, over http and https, is asked for pages."""

from __future__ import annotations

import ipaddress

import pytest

from readout.model import InputError
from readout.read.fetch import is_address
from readout.read.fetch.addresses import checked, is_public, public_addresses


@pytest.mark.parametrize(
    "name", ["https://example.org/a", "HTTP://example.org", "ftp://example.org/a", "file:///etc/x"]
)
def test_addresses_are_told_from_files(name: str) -> None:
    assert is_address(name)


@pytest.mark.parametrize("name", ["pages/a.html", "-", "C:\\pages\\a.html", "example.org/a", "a:b", "//host/a"])
def test_files_are_no_addresses(name: str) -> None:
    assert not is_address(name)


@pytest.mark.parametrize(
    ("address", "problem"),
    [
        ("file:///etc/passwd", "file:// is not fetched"),
        ("ftp://example.org/a", "ftp:// is not fetched"),
        ("gopher://example.org/a", "gopher:// is not fetched"),
        ("https:///a", "without a host"),
        ("https://user:word@example.org/", "password"),
        ("https://example.org:22/", "port 22"),
        ("https://example.org:99999/", "not an address"),
        ("https://[::1/", "not an address"),
        ("https://example.org/a b", "blanks"),
        ("http://127.0.0.1/", "public"),
        ("http://10.1.2.3/", "public"),
        ("http://169.254.169.254/latest/meta-data", "public"),
        ("http://[::1]/", "public"),
        ("http://[fe80::1]/", "public"),
        ("http://[fd00::7]/", "public"),
        ("http://[::ffff:127.0.0.1]/", "public"),
        ("http://[::ffff:7f00:1]/", "public"),
        ("http://[64:ff9b::a00:1]/", "public"),
        ("http://[2002:7f00:1::]/", "public"),
        ("http://2130706433/", "usual form"),
        ("http://0x7f000001/", "usual form"),
        ("http://0177.0.0.1/", "usual form"),
        ("http://127.1/", "usual form"),
        ("http://0/", "usual form"),
    ],
)
def test_what_is_not_asked_for_is_said(address: str, problem: str) -> None:
    with pytest.raises(InputError, match=problem.replace("(", "\\(")):
        checked(address)


@pytest.mark.parametrize("address", ["https://example.org/a?b=c", "http://example.org:8080/", "http://93.184.216.34/"])
def test_public_addresses_are_asked_for(address: str) -> None:
    assert checked(address).scheme in {"http", "https"}


@pytest.mark.parametrize(
    "address",
    ["0.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.3.4", "192.168.1.1", "100.64.0.1", "169.254.1.1", "224.0.0.1",
     "240.0.0.1", "255.255.255.255", "192.0.2.7", "198.18.0.1", "::", "::1", "fe80::1", "fec0::1", "fc00::1", "ff02::1",
     "::ffff:10.0.0.1", "::127.0.0.1", "64:ff9b::7f00:1", "2002:a00:1::", "2001:db8::1",
     "2001:0:4136:e378:8000:63bf:f5ff:fffe"],
)  # fmt: skip
def test_special_networks_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_the_rest_is_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    with pytest.raises(InputError, match=r"inner\.example is 10\.0\.0\.8, not an address of the public network"):
        public_addresses("inner.example", 443, lambda host, port: ["93.184.216.34", "10.0.0.8"], is_public)


def test_a_host_that_nobody_knows_is_said() -> None:
    def unknown(host: str, port: int) -> list[str]:
        raise OSError("no such host")

    with pytest.raises(InputError, match=r"the host nowhere\.example is not known"):
        public_addresses("nowhere.example", 443, unknown, is_public)
