using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;

namespace Prescreen.Protocols;

/// <summary>
/// How an imaging study is recognised among reports: by codes that say it was enhanced, that leave it open, or that say it wasn't; or by words that name the
/// modality and the region together.
/// </summary>
public sealed record ImagingStudy(string Name, string Title, Concept Enhanced, Concept Unstated, Concept Unenhanced, ImagingWords Words)
{
    /// <summary>The name only.</summary>
    public override string ToString() => Name;

    internal static ImagingStudy Read(string name, YamlSection section)
    {
        var words = section.OptionalSection("words");
        section.Require("words");

        var none = new Concept(-1);
        var study = new ImagingStudy(
            name,
            section.OptionalText("title") ?? name,
            section.Concept("enhanced"),
            section.Concept("unstated"),
            section.Concept("unenhanced"),
            words is null ? new ImagingWords(none, none, none, none)
                : new ImagingWords(words.Concept("modality"), words.Concept("region"), words.Concept("contrast"), words.Concept("no-contrast")));
        words?.Close();
        section.Close();
        return study;
    }
}

/// <summary>The words that name a modality, a region, contrast and its absence.</summary>
public sealed record ImagingWords(Concept Modality, Concept Region, Concept Contrast, Concept NoContrast);
