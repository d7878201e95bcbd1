using Prescreen.Browser.Support;
using Prescreen.TestServer;

namespace Prescreen.Browser.Pages;

/// <summary>Every page there is, by name: who looks at it, and where.</summary>
internal static class PageList
{
    private static readonly Dictionary<string, Place> Places = new(StringComparer.Ordinal)
    {
        ["sign-in"] = new(null, _ => "/worklist/sign-in"),
        ["sign-in-failed"] = new(null, _ => "/worklist/launch?iss=https://elsewhere.example&launch=1", 403),
        ["not-found"] = new(Staff.Cem, _ => $"/worklist/studies/{Staff.Her2}", 404),
        ["no-study"] = new(Staff.Noa, _ => "/worklist", 403),
        ["studies"] = new(Staff.Ada, _ => "/worklist"),
        ["list-cea"] = new(Staff.Ada, _ => $"/worklist/studies/{Staff.Cea}"),
        ["list-her2"] = new(Staff.Rea, _ => $"/worklist/studies/{Staff.Her2}"),
        ["list-filtered"] = new(Staff.Ada, _ => $"/worklist/studies/{Staff.Cea}?near=only&sort=margin"),
        ["list-empty"] = new(Staff.Ada, _ => $"/worklist/studies/{Staff.Cea}?since=2999-01-01"),
        ["candidate"] = new(Staff.Ada, play => play.Path(Staff.Cea, "pathology-on-friday")),
        ["candidate-missing"] = new(Staff.Ada, play => play.Path(Staff.Her2, "her2-ish-missing")),
        ["candidate-against"] = new(Staff.Ada, play => play.Path(Staff.Her2, "inr-at-limit")),
        ["candidate-reader"] = new(Staff.Rea, play => play.Path(Staff.Her2, "her2-amplified")),
        ["dismissals"] = new(Staff.Ada, _ => $"/worklist/studies/{Staff.Cea}/dismissals"),
        ["amendment"] = new(Staff.Ada, _ => $"/worklist/studies/{Staff.Her2}/amendment"),
        ["amendment-none"] = new(Staff.Ada, _ => $"/worklist/studies/{Staff.Cea}/amendment"),
    };

    public static IEnumerable<string> Names => Places.Keys;

    public static Place Find(string name) => Places[name];
}

/// <summary>A page: who looks at it (null for nobody who is signed in), where, and what it answers.</summary>
internal sealed record Place(RegisteredUser? Visitor, Func<DemoPlay, string> Path, int Status = 200);
