using System.Text;

namespace Prescreen.Vocabulary;

/// <summary>The code systems of one vocabulary and the other names servers use for them: OIDs, version suffixes, national ICD-10 editions.</summary>
internal sealed class CodeSystems
{
    public const string Icd10 = "http://hl7.org/fhir/sid/icd-10";
    public const string Icd10Cm = "http://hl7.org/fhir/sid/icd-10-cm";
    public const string Atc = "http://www.whocc.no/atc";

    public const string Loinc = "http://loinc.org";
    public const string Snomed = "http://snomed.info/sct";
    public const string RxNorm = "http://www.nlm.nih.gov/research/umls/rxnorm";

    private const int LongestVerbatim = 96;

    private const string Interpretation = "http://terminology.hl7.org/CodeSystem/v3-ObservationInterpretation";

    private static readonly (string Name, string[] Aliases)[] Known =
    [
        (Loinc, ["https://loinc.org", "http://www.loinc.org", "urn:oid:2.16.840.1.113883.6.1"]),
        (Snomed, ["https://snomed.info/sct", "http://www.snomed.org", "urn:oid:2.16.840.1.113883.6.96"]),
        (Icd10,
        [
            "https://hl7.org/fhir/sid/icd-10", "urn:oid:2.16.840.1.113883.6.3", "http://fhir.de/CodeSystem/bfarm/icd-10-gm",
            "http://fhir.de/CodeSystem/dimdi/icd-10-gm", "urn:oid:1.2.276.0.76.5.409", "http://hl7.org/fhir/sid/icd-10-gm",
        ]),
        (Icd10Cm, ["https://hl7.org/fhir/sid/icd-10-cm", "urn:oid:2.16.840.1.113883.6.90"]),
        (RxNorm, ["https://www.nlm.nih.gov/research/umls/rxnorm", "urn:oid:2.16.840.1.113883.6.88"]),
        (Atc,
        [
            "https://www.whocc.no/atc", "urn:oid:2.16.840.1.113883.6.73", "http://fhir.de/CodeSystem/bfarm/atc", "http://fhir.de/CodeSystem/dimdi/atc",
        ]),
        (Interpretation,
        [
            "http://hl7.org/fhir/v3/ObservationInterpretation", "http://hl7.org/fhir/v2/0078", "http://terminology.hl7.org/CodeSystem/v2-0078",
            "http://hl7.org/fhir/ValueSet/observation-interpretation", "urn:oid:2.16.840.1.113883.5.83",
        ]),
    ];

    private readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> byName;
    private readonly List<string> names = [];
    private readonly List<bool> hierarchical = [];
    private readonly List<(byte[] Name, int Id)>[] verbatim = [.. Enumerable.Range(0, LongestVerbatim + 1).Select(_ => new List<(byte[], int)>())];

    public CodeSystems()
    {
        foreach (var (name, aliases) in Known)
        {
            var id = Register(name);
            foreach (var alias in aliases)
            {
                ids[Fold(alias)] = id;
                KeepVerbatim(alias, id);
            }
        }

        byName = ids.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>The id of the system, which is new if nothing named it before.</summary>
    public int Register(string system)
    {
        var folded = Fold(system);
        if (!ids.TryGetValue(folded, out var id))
        {
            id = names.Count;
            names.Add(system);
            hierarchical.Add(HasPrefixes(system));
            ids.Add(folded, id);
            KeepVerbatim(system, id);
        }

        return id;
    }

    /// <summary>The id, or -1 for a system no value set speaks of.</summary>
    public int Find(ReadOnlySpan<byte> system)
    {
        // Nearly every coding spells its system as a table here does; few names share a length.
        if (system.Length < verbatim.Length)
        {
            foreach (var (name, id) in verbatim[system.Length])
            {
                if (system.SequenceEqual(name))
                {
                    return id;
                }
            }
        }

        return FindFolded(system);
    }

    public string NameOf(int id) => names[id];

    /// <summary>True for the six systems whose codes mean the same everywhere (clinical.md §2.9); a code of any other is local.</summary>
    public bool IsStandard(int id) => id >= 0 && NameOf(id) is Loinc or Snomed or Icd10 or Icd10Cm or RxNorm or Atc;

    /// <summary>True where a code stands for all codes it is a prefix of.</summary>
    public bool IsHierarchical(int id) => hierarchical[id];

    /// <summary>True for the systems whose codes begin with those of what they belong to: ICD-10, ICD-10-CM and ATC.</summary>
    public static bool HasPrefixes(string system) => system is Icd10 or Icd10Cm or Atc;

    private int FindFolded(ReadOnlySpan<byte> system)
    {
        const int Longest = 160;
        Span<char> folded = stackalloc char[Longest];
        var length = 0;
        foreach (var value in system)
        {
            if (value is (byte)'|' || length == Longest)
            {
                break;
            }

            if (value > ' ')
            {
                folded[length++] = (char)AsciiLower(value);
            }
        }

        var name = folded[..length].TrimEnd('/');
        if (byName.TryGetValue(name, out var id))
        {
            return id;
        }

        // An edition or version of SNOMED CT: http://snomed.info/sct/900000000000207008/version/20240101.
        return name.StartsWith("http://snomed.info/sct/") ? byName[Snomed] : -1;
    }

    private void KeepVerbatim(string system, int id)
    {
        var bytes = Encoding.UTF8.GetBytes(system);
        if (bytes.Length < verbatim.Length)
        {
            verbatim[bytes.Length].Add((bytes, id));
        }
    }

    private static byte AsciiLower(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value | 0x20) : value;

    private static string Fold(string system)
        => Encoding.ASCII.GetString([.. Encoding.ASCII.GetBytes(system.Trim().TrimEnd('/')).Select(AsciiLower)]);
}
