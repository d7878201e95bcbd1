using System.Collections.Immutable;
using Prescreen.Facts;
using Prescreen.Protocols.Yaml;
using YamlDotNet.RepresentationModel;

namespace Prescreen.Protocols;

/// <summary>
/// Which findings of a report's words count: <c>finding: surgery, value: cytoreductive, asserted: [present, historical]</c>, or of metastases
/// <c>finding: metastasis, not-site: [peritoneum]</c>.
/// </summary>
/// <param name="Kind">One of <see cref="FindingKinds"/>.</param>
/// <param name="Values">The values that count; empty for any.</param>
/// <param name="Sites">The sites that count; empty for any, or none told.</param>
/// <param name="NotSites">The sites that don't.</param>
/// <param name="Asserted">How it must be asserted.</param>
public sealed record FindingQuery(
    string Kind, ImmutableArray<string> Values, ImmutableArray<string> Sites, ImmutableArray<string> NotSites, ImmutableArray<Assertion> Asserted)
{
    internal const string Key = "finding";

    private static readonly (string Word, Assertion Value)[] Assertions =
    [
        ("present", Assertion.Present), ("absent", Assertion.Absent), ("possible", Assertion.Possible), ("historical", Assertion.Historical),
        ("planned", Assertion.Planned), ("other", Assertion.Other),
    ];

    private static readonly string[] Kinds = [.. FindingKinds.All];

    /// <summary>True for a finding of the kind, value, site and assertion.</summary>
    public bool Matches(NarrativeFinding finding)
        => finding.Finding == Kind
            && (Values.IsEmpty || (finding.Value is { } value && Values.Contains(value)))
            && (Sites.IsEmpty || (finding.Site is { } site && Sites.Contains(site)))
            && (finding.Site is not { } excluded || !NotSites.Contains(excluded))
            && Asserted.Contains(finding.Assertion);

    /// <summary>The kind only.</summary>
    public override string ToString() => Kind;

    /// <summary>The query of a section's keys; null where it has no "finding".</summary>
    internal static FindingQuery? Read(YamlSection section)
    {
        if (!section.Has(Key))
        {
            return null;
        }

        var kind = KindOf(section);
        var values = ValuesAt(section, "value", kind);
        var sites = SitesAt(section, "site");
        var notSites = SitesAt(section, "not-site");
        var asserted = ImmutableArray.CreateBuilder<Assertion>();
        foreach (var (text, at) in section.Texts("asserted"))
        {
            var place = Array.FindIndex(Assertions, one => one.Word == text);
            if (place < 0)
            {
                section.Scope.Problems.Add(at, "PROT-062", $"'asserted' takes some of {string.Join(", ", Assertions.Select(one => one.Word))}.");
            }
            else
            {
                asserted.Add(Assertions[place].Value);
            }
        }

        return new FindingQuery(kind, values, sites, notSites, asserted.Count > 0 ? asserted.ToImmutable() : [Assertion.Present]);
    }

    /// <summary>The values a key names, with a problem for each that the kind doesn't have.</summary>
    internal static ImmutableArray<string> ValuesAt(YamlSection section, string key, string kind) => Known(section, section.Texts(key), key, ValuesOf(kind));

    /// <summary>The sites of a metastasis a key names, with a problem for each that is none.</summary>
    internal static ImmutableArray<string> SitesAt(YamlSection section, string key) => Known(section, section.Texts(key), key, MetastasisSites.All);

    /// <summary>The kind "finding" names; with a problem where it is none.</summary>
    internal static string KindOf(YamlSection section) => section.Has(Key) && KindsAt(section, Key) is [var kind, ..] ? kind : section.Text(Key);

    /// <summary>The kinds a key names, with a problem for each that is none.</summary>
    internal static ImmutableArray<string> KindsAt(YamlSection section, string key)
    {
        var texts = section.Texts(key);
        foreach (var (kind, at) in texts)
        {
            if (!Kinds.Contains(kind))
            {
                section.Scope.Problems.Add(at, "PROT-063", $"There is no finding '{kind}'{Suggestion.Of(kind, Kinds)}; known are {string.Join(", ", Kinds)}.");
            }
        }

        return [.. texts.Select(one => one.Text)];
    }

    private static ImmutableArray<string> Known(YamlSection section, ImmutableArray<(string Text, YamlNode At)> texts, string key, IReadOnlyList<string> known)
    {
        foreach (var (text, at) in texts)
        {
            if (!known.Contains(text))
            {
                section.Scope.Problems.Add(at, "PROT-064", known.Count == 0 ? $"'{key}' means nothing for this finding." : $"'{key}' takes one of {string.Join(", ", known)}.");
            }
        }

        return [.. texts.Select(one => one.Text)];
    }

    private static string[] ValuesOf(string kind) => kind switch
    {
        FindingKinds.Surgery => ["cytoreductive", "hipec", "primary-resection"],
        FindingKinds.Diagnosis => ["colorectal-adenocarcinoma", "adenocarcinoma", "other-malignancy"],
        FindingKinds.Ecg => ["normal", "abnormal"],
        FindingKinds.CtContrast => ["with", "without", "with-and-without"],
        _ => [],
    };
}
