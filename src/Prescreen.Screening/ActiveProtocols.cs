using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Prescreen.Protocols;
using Prescreen.Vocabulary;

namespace Prescreen.Screening;

/// <summary>The trials that are screened for, compiled against one vocabulary that knows only what they ask for.</summary>
public sealed class ActiveProtocols
{
    private ActiveProtocols(ImmutableArray<Protocol> all, CompiledProtocols compiled)
    {
        All = all;
        Vocabulary = compiled.Vocabulary;
        MapNotices = compiled.Site.Notices;
        var prints = string.Join('\n', all.Select(protocol => $"{protocol.Id} {protocol.Fingerprint}").Order(StringComparer.Ordinal)) + compiled.Site.Identity;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(prints)).AsSpan(0, 16));
    }

    /// <summary>The protocols, by id.</summary>
    public ImmutableArray<Protocol> All { get; }

    /// <summary>The value sets they name; records must be read with it.</summary>
    public ConceptVocabulary Vocabulary { get; }

    /// <summary>What of the site's map isn't applied.</summary>
    public ImmutableArray<Problem> MapNotices { get; }

    /// <summary>Changes whenever a protocol is added, amended or removed, or the site's map says something else.</summary>
    public string Fingerprint { get; }

    /// <summary>
    /// Compiles protocol files (name and UTF-8 YAML) with a site's own codes and units. The problem is the first of the files', or APP-010 where there are none or two with one id.
    /// </summary>
    public static Result<ActiveProtocols> Compile(IReadOnlyList<(string File, ReadOnlyMemory<byte> Yaml)> files, IReadOnlyList<ValueSetSource> valueSets, SiteMap? map = null)
    {
        if (!CompiledProtocols.Compile(files, valueSets, map ?? SiteMap.Empty).TryGet(out var compiled, out var problem))
        {
            return problem;
        }

        var protocols = compiled.InOrder;
        return protocols.Length > 0 && protocols.DistinctBy(protocol => protocol.Id).Count() == protocols.Length
            ? new ActiveProtocols([.. protocols.OrderBy(protocol => protocol.Id, StringComparer.Ordinal)], compiled)
            : new Problem(ProblemKind.Invalid, "APP-010", "There must be at least one protocol, and each id once.");
    }

    /// <summary>The protocol of an id; null where it isn't active.</summary>
    public Protocol? Find(string id) => All.FirstOrDefault(protocol => protocol.Id == id);
}
