"""Swedish until somebody chooses English; the choice is a cookie and a way back."""

from django.test import Client

LOGIN = "/konto/logga-in/"


def heading(client: Client, **headers: str) -> str:
    page = client.get(LOGIN, headers=headers).content.decode()
    return "sv" if '<html lang="sv">' in page and "<h1>Logga in</h1>" in page else "en"


def test_swedish_first_whatever_the_browser_says(db: None, client: Client) -> None:
    assert heading(client, **{"accept-language": "en-GB"}) == "sv"


def test_english_is_chosen_and_kept(db: None, client: Client) -> None:
    response = client.post("/sprak/", {"language": "en", "next": LOGIN})
    assert response["Location"] == LOGIN
    assert response.cookies["brygga_language"]["httponly"]
    assert heading(client) == "en"
    assert "<h1>Sign in</h1>" in client.get(LOGIN).content.decode()
    client.post("/sprak/", {"language": "sv", "next": LOGIN})
    assert heading(client) == "sv"


def test_an_unknown_language_changes_nothing(db: None, client: Client) -> None:
    client.post("/sprak/", {"language": "xx"})
    assert "brygga_language" not in client.cookies


def test_the_way_back_stays_on_the_site(db: None, client: Client) -> None:
    for away in ("https://example.com/", "//example.com/", "javascript:alert(1)"):
        assert client.post("/sprak/", {"language": "en", "next": away})["Location"] == "/"


def test_only_by_post(db: None, client: Client) -> None:
    assert client.get("/sprak/").status_code == 405
