using Prescreen.Facts;

namespace Prescreen.Tests.Narrative.Findings;

/// <summary>What a text tells, in short: "absent liver", one after another.</summary>
internal static class Told
{
    /// <summary>The assertion and site of each metastasis, with its side: "present lung/left".</summary>
    public static string Metastases(string text)
        => Join(text, FindingKinds.Metastasis, found => (found.Site ?? "-") + (found.Laterality is { } side ? "/" + side : ""));

    /// <summary>The assertion and value of each finding of a kind, with its date: "historical hipec 2023".</summary>
    public static string Values(string text, string kind)
        => Join(text, kind, found => (found.Value ?? "-") + (found.Date is { } date ? " " + date : ""));

    /// <summary>The assertion, value and site of each diagnosis: "present colorectal-adenocarcinoma colon".</summary>
    public static string Diagnoses(string text)
        => Join(text, FindingKinds.Diagnosis, found => $"{found.Value} {found.Site ?? "-"}");

    private static string Join(string text, string kind, Func<NarrativeFinding, string> show)
        => string.Join("; ", Lexicons.Reader.Read(text).Where(found => found.Finding == kind).Select(found => $"{found.Assertion.ToString().ToLowerInvariant()} {show(found)}"));
}
