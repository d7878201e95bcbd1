using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Prescreen.Protocols.Yaml;
using Prescreen.Vocabulary;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace Prescreen.Protocols;

/// <summary>Reads and compiles a protocol file (YAML). All problems of a file are told at once.</summary>
public static class ProtocolFile
{
    private const int LongestFile = 4 * 1024 * 1024;

    /// <summary>The protocol of a file's bytes (UTF-8), or its problems ("PROT-…"), placed as "file:line:column".</summary>
    public static ProtocolReading Read(string file, ReadOnlySpan<byte> utf8, ConceptVocabulary vocabulary)
    {
        var scope = new ProtocolScope(file, vocabulary);
        if (utf8.Length > LongestFile)
        {
            scope.Problems.Add(1, 1, "PROT-001", "The file is larger than 4 MiB: this is no protocol.");
            return new ProtocolReading(null, scope.Problems.All);
        }

        if (Root(Encoding.UTF8.GetString(utf8), scope) is not { } root)
        {
            return new ProtocolReading(null, scope.Problems.All);
        }

        var fingerprint = Convert.ToHexStringLower(SHA256.HashData(utf8));
        var protocol = Compile(new YamlSection(root, scope), fingerprint);
        return new ProtocolReading(scope.Problems.All.Count == 0 ? protocol : null, scope.Problems.All);
    }

    private static YamlMappingNode? Root(string text, ProtocolScope scope)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(text));
            if (stream.Documents.Count == 1 && stream.Documents[0].RootNode is YamlMappingNode root)
            {
                return root;
            }

            scope.Problems.Add(1, 1, "PROT-002", "A protocol file holds one YAML document that is a mapping.");
        }
        catch (YamlException error)
        {
            scope.Problems.Add(error.Start.Line, error.Start.Column, "PROT-003", $"Not YAML: {error.Message}");
        }

        return null;
    }

    private static Protocol Compile(YamlSection root, string fingerprint)
    {
        var scope = root.Scope;
        var id = root.Text("protocol");
        var version = root.Text("version");
        var study = root.OptionalSection("study");
        var identifier = new StudyIdentifier(study?.Text("system") ?? "", study?.Text("value") ?? "");
        root.Require("study");
        study?.Close();
        ReadAnchors(root);
        ReadStudies(root);
        LabReader.ReadAll(root);
        var criteria = ReadCriteria(root);
        var considers = ReadConsiders(root, criteria);
        var protocol = new Protocol
        {
            Id = id,
            Version = version,
            Title = root.OptionalText("title") ?? id,
            Note = root.OptionalText("note"),
            Study = identifier,
            Phase = ReadPhase(root),
            Arms = [.. root.Texts("arms").Select(arm => arm.Text)],
            Childbearing = ReadChildbearing(root),
            Answers = QualitativeAnswers.Find(scope),
            Labs = scope.Labs,
            Anchors = scope.Anchors,
            Criteria = criteria,
            Considers = considers,
            ConsideredCriteria = [.. Enumerable.Range(0, criteria.Length).Where(place => considers.Contains(criteria[place].Id))],
            Vocabulary = scope.Vocabulary,
            Concepts = scope.Used,
            Fingerprint = fingerprint,
        };
        root.Close();
        return protocol;
    }

    private static string? ReadPhase(YamlSection root) => root.OneOf<string?>(
        "phase",
        null,
        ("n-a", "n-a"),
        ("early-phase-1", "early-phase-1"),
        ("phase-1", "phase-1"),
        ("phase-1-phase-2", "phase-1-phase-2"),
        ("phase-2", "phase-2"),
        ("phase-2-phase-3", "phase-2-phase-3"),
        ("phase-3", "phase-3"),
        ("phase-4", "phase-4"));

    private static void ReadAnchors(YamlSection root)
    {
        if (root.OptionalSection("anchors") is not { } anchors)
        {
            return;
        }

        foreach (var (name, _) in anchors.Keys.ToList())
        {
            if (anchors.OptionalSection(name) is { } anchor)
            {
                root.Scope.Anchors[name] = new Anchor(name, anchor.Concept("latest"), anchor.OptionalConcept("note"), FindingQuery.Read(anchor));
                anchor.Close();
            }
        }
    }

    private static void ReadStudies(YamlSection root)
    {
        if (root.OptionalSection("imaging-studies") is not { } studies)
        {
            return;
        }

        foreach (var (name, _) in studies.Keys.ToList())
        {
            if (studies.OptionalSection(name) is { } study)
            {
                root.Scope.Studies[name] = ImagingStudy.Read(name, study);
            }
        }
    }

    private static Childbearing ReadChildbearing(YamlSection root)
    {
        var section = root.OptionalSection("childbearing");
        var childbearing = new Childbearing(section?.OptionalInteger("oldest") ?? 55, section?.OptionalConcept("never"));
        section?.Close();
        return childbearing;
    }

    private static ImmutableArray<Criterion> ReadCriteria(YamlSection root)
    {
        var criteria = ImmutableArray.CreateBuilder<Criterion>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (key, category) in new[] { ("inclusion", CriterionCategory.Inclusion), ("exclusion", CriterionCategory.Exclusion) })
        {
            foreach (var section in root.Sections(key))
            {
                if (CriterionReader.Read(section, category) is not { } criterion)
                {
                    continue;
                }

                criteria.Add(criterion);
                if (!ids.Add(criterion.Id))
                {
                    section.Problem("id", "PROT-004", $"There are two criteria '{criterion.Id}'.");
                }
            }
        }

        if (criteria.Count == 0)
        {
            root.Problem(null, "PROT-005", "A protocol has at least one criterion under 'inclusion' or 'exclusion'.");
        }

        return criteria.ToImmutable();
    }

    private static ImmutableArray<string> ReadConsiders(YamlSection root, ImmutableArray<Criterion> criteria)
    {
        var ids = criteria.Select(criterion => criterion.Id).ToHashSet(StringComparer.Ordinal);
        var considers = root.Texts("considers");
        foreach (var (id, at) in considers)
        {
            if (!ids.Contains(id))
            {
                root.Scope.Problems.Add(at, "PROT-006", $"There is no criterion '{id}'{Suggestion.Of(id, ids)}.");
            }
        }

        if (considers.IsEmpty)
        {
            root.Problem("considers", "PROT-007", "'considers' names the criteria that say whom the trial considers: without them every patient would be written.");
        }

        return [.. considers.Select(one => one.Text)];
    }
}
