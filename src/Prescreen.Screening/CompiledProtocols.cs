using System.Collections.Immutable;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Screening;

/// <summary>Protocol files compiled against one vocabulary that knows only what they ask for.</summary>
internal sealed record CompiledProtocols(ImmutableArray<Protocol> InOrder, ConceptVocabulary Vocabulary, SiteTerms Site)
{
    /// <summary>The problem is the first of the files', or the site's map's.</summary>
    public static Result<CompiledProtocols> Compile(IReadOnlyList<(string File, ReadOnlyMemory<byte> Yaml)> files, IReadOnlyList<ValueSetSource> valueSets, SiteMap map)
    {
        // Twice: only the first pass tells which value sets are asked for, and every other code shall cost nothing.
        if (!ConceptVocabulary.Compile(valueSets).TryGet(out var everything, out var problem) || !Read(files, everything).TryGet(out var first, out problem)
            || !map.Resolve(everything).TryGet(out var site, out problem))
        {
            return problem;
        }

        var names = first.SelectMany(protocol => protocol.Concepts).Select(everything.NameOf).ToHashSet(StringComparer.Ordinal);
        if (!ConceptVocabulary.Compile(valueSets, site.Codes, names.Contains, site.Units).TryGet(out var needed, out problem))
        {
            return problem;
        }

        return Read(files, needed).Select(protocols => new CompiledProtocols(protocols, needed, site));
    }

    private static Result<ImmutableArray<Protocol>> Read(IReadOnlyList<(string File, ReadOnlyMemory<byte> Yaml)> files, ConceptVocabulary vocabulary)
    {
        var protocols = ImmutableArray.CreateBuilder<Protocol>();
        foreach (var (file, yaml) in files)
        {
            var reading = ProtocolFile.Read(file, yaml.Span, vocabulary);
            if (reading.Protocol is not { } protocol)
            {
                return reading.Problems[0];
            }

            protocols.Add(protocol);
        }

        return protocols.ToImmutable();
    }
}
