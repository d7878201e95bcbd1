using System.Collections.Immutable;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Screening;

/// <summary>Two versions of one protocol, compiled against one vocabulary, so that a record read once can be judged by both.</summary>
public sealed class ProtocolVersions
{
    private ProtocolVersions(Protocol before, Protocol after, CompiledProtocols compiled)
    {
        Before = before;
        After = after;
        Vocabulary = compiled.Vocabulary;
        MapNotices = compiled.Site.Notices;
    }

    /// <summary>The old version.</summary>
    public Protocol Before { get; }

    /// <summary>The new version.</summary>
    public Protocol After { get; }

    /// <summary>The value sets they name; records must be read with it.</summary>
    public ConceptVocabulary Vocabulary { get; }

    /// <summary>What of the site's map isn't applied.</summary>
    public ImmutableArray<Problem> MapNotices { get; }

    /// <summary>Compiles both files (name and UTF-8 YAML) with a site's own codes and units. The problem is the first of the files', or APP-013 where they have different ids.</summary>
    public static Result<ProtocolVersions> Compile((string File, ReadOnlyMemory<byte> Yaml) before, (string File, ReadOnlyMemory<byte> Yaml) after, IReadOnlyList<ValueSetSource> valueSets, SiteMap? map = null)
    {
        if (!CompiledProtocols.Compile([before, after], valueSets, map ?? SiteMap.Empty).TryGet(out var compiled, out var problem))
        {
            return problem;
        }

        return compiled.InOrder[0].Id == compiled.InOrder[1].Id
            ? new ProtocolVersions(compiled.InOrder[0], compiled.InOrder[1], compiled)
            : new Problem(ProblemKind.Invalid, "APP-013", $"These are two trials, '{compiled.InOrder[0].Id}' and '{compiled.InOrder[1].Id}': only versions of one protocol can be compared.") { Place = after.File };
    }
}
