using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Screening;

/// <summary>The trials that are screened for, compiled against one vocabulary that knows only what they ask for.</summary>
public sealed class ActiveProtocols
{
    private ActiveProtocols(ImmutableArray<Protocol> all, ConceptVocabulary vocabulary)
    {
        All = all;
        Vocabulary = vocabulary;
        var prints = string.Join('\n', all.Select(protocol => $"{protocol.Id} {protocol.Fingerprint}").Order(StringComparer.Ordinal));
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prints)).AsSpan(0, 16));
    }

    /// <summary>The protocols, by id.</summary>
    public ImmutableArray<Protocol> All { get; }

    /// <summary>The value sets they name; records must be read with it.</summary>
    public ConceptVocabulary Vocabulary { get; }

    /// <summary>Changes whenever a protocol is added, amended or removed.</summary>
    public string Fingerprint { get; }

    /// <summary>
    /// Compiles protocol files (name and UTF-8 YAML). The problem is the first of the files', or APP-010 where there are none or two with one id.
    /// </summary>
    public static Result<ActiveProtocols> Compile(IReadOnlyList<(string File, ReadOnlyMemory<byte> Yaml)> files, IReadOnlyList<ValueSetSource> valueSets)
    {
        // Twice: only the first pass tells which value sets are asked for, and every other code shall cost nothing.
        if (!ConceptVocabulary.Compile(valueSets).TryGet(out var everything, out var problem) || !Read(files, everything).TryGet(out var first, out problem))
        {
            return problem;
        }

        var names = first.SelectMany(protocol => protocol.Concepts).Select(everything.NameOf).ToHashSet(StringComparer.Ordinal);
        if (!ConceptVocabulary.Compile(valueSets, only: names.Contains).TryGet(out var needed, out problem))
        {
            return problem;
        }

        return Read(files, needed).Select(protocols => new ActiveProtocols(protocols, needed));
    }

    /// <summary>The protocol of an id; null where it isn't active.</summary>
    public Protocol? Find(string id) => All.FirstOrDefault(protocol => protocol.Id == id);

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

        return protocols.Count > 0 && protocols.DistinctBy(protocol => protocol.Id).Count() == protocols.Count
            ? protocols.OrderBy(protocol => protocol.Id, StringComparer.Ordinal).ToImmutableArray()
            : new Problem(ProblemKind.Invalid, "APP-010", "There must be at least one protocol, and each id once.");
    }
}
