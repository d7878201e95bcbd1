using System.Collections.Frozen;
using System.Collections.Immutable;

namespace Prescreen.TestServer.Schema;

/// <summary>
/// Every resource type the server stores and how it can be searched, read once from the embedded table. The CapabilityStatement is
/// written from the same table, so what is announced is what works.
/// </summary>
internal sealed class SearchTable
{
    private readonly FrozenDictionary<string, FrozenDictionary<string, SearchParameter>> types;

    private SearchTable(FrozenDictionary<string, FrozenDictionary<string, SearchParameter>> types) => this.types = types;

    /// <summary>Resource types in alphabetical order.</summary>
    public IEnumerable<string> Types => types.Keys.Order(StringComparer.Ordinal);

    public bool Knows(string type) => types.ContainsKey(type);

    public IEnumerable<SearchParameter> Of(string type) => types[type].Values;

    public SearchParameter? Find(string type, string code) => types.GetValueOrDefault(type)?.GetValueOrDefault(code);

    /// <summary>Keys of all references that put a resource into a patient's compartment.</summary>
    public IEnumerable<long> PatientCompartmentKeys
        => types.Values.SelectMany(type => type.Values).Where(parameter => parameter.InPatientCompartment).Select(parameter => parameter.Key);

    /// <summary>Reads the embedded table.</summary>
    public static SearchTable Load()
    {
        using var stream = typeof(SearchTable).Assembly.GetManifestResourceStream("search-parameters.tsv")
            ?? throw new InvalidOperationException("The table of search parameters isn't embedded.");
        using StreamReader reader = new(stream);
        Dictionary<string, List<SearchParameter>> found = [];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > 0 && line[0] != '#')
            {
                Add(found, line.Split('\t'));
            }
        }

        return new SearchTable(found.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenDictionary(parameter => parameter.Code)));
    }

    private static void Add(Dictionary<string, List<SearchParameter>> found, string[] fields)
    {
        if (!found.TryGetValue(fields[0], out var list))
        {
            list = [.. Common.Select(common => Make(fields[0], common.Code, common.Kind, common.Path))];
            found.Add(fields[0], list);
        }

        if (fields.Length > 1)
        {
            list.Add(Make(fields[0], fields[1], KindOf(fields[2]), fields[3]) with
            {
                Targets = fields.Length > 4 && fields[4] is not ("" or "*") ? [.. fields[4].Split(',')] : [],
                InPatientCompartment = fields.Length > 5,
            });
        }
    }

    private static readonly ImmutableArray<(string Code, SearchKind Kind, string Path)> Common =
    [
        ("_tag", SearchKind.Token, "meta.tag"),
        ("_security", SearchKind.Token, "meta.security"),
        ("_profile", SearchKind.Uri, "meta.profile"),
        ("_source", SearchKind.Uri, "meta.source"),
    ];

    private static SearchParameter Make(string type, string code, SearchKind kind, string paths)
        => new(type, code, kind, [.. paths.Split('|').Select(ElementPath.Parse)])
        {
            Key = Fnv($"{type}.{code}"),
            IdentifierKey = Fnv($"{type}.{code}:identifier"),
        };

    private static SearchKind KindOf(string text) => text switch
    {
        "token" => SearchKind.Token,
        "reference" => SearchKind.Reference,
        "date" => SearchKind.Date,
        "string" => SearchKind.Text,
        "quantity" => SearchKind.Quantity,
        "number" => SearchKind.Number,
        "uri" => SearchKind.Uri,
        _ => throw new InvalidOperationException($"The table of search parameters has an unknown kind '{text}'."),
    };

    private static long Fnv(string text)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in text)
        {
            hash = unchecked((hash ^ c) * 1099511628211UL);
        }

        return unchecked((long)(hash & 0x7FFFFFFFFFFF));
    }
}
