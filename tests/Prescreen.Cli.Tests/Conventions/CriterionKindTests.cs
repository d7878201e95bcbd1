using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using Prescreen.Fhir.Vocabulary;
using Prescreen.Protocols;

namespace Prescreen.Cli.Tests.Conventions;

/// <summary>The kinds of criteria are a closed set: each can be read, decided, and is held to a case of a clinician's.</summary>
public sealed class CriterionKindTests
{
    private const BindingFlags Hidden = BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly List<Type> AllKinds = [.. typeof(Criterion).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(Criterion)))];

    [Fact]
    public void Kinds_AreThereAndSealed()
    {
        AllKinds.ShouldNotBeEmpty();
        AllKinds.Where(kind => !kind.IsSealed).ShouldBeEmpty();
    }

    [Fact]
    public void Kinds_EachByItsKey_HaveAReader()
    {
        var reader = typeof(Criterion).Assembly.GetType("Prescreen.Protocols.CriterionReader", throwOnError: true)!;
        var readable = ((IDictionary)reader.GetProperty("Kinds", Hidden)!.GetValue(null)!).Keys.Cast<string>();

        AllKinds.Select(kind => (string)kind.GetField("Key", Hidden)!.GetValue(null)!).ShouldBe(readable, ignoreOrder: true);
    }

    [Fact]
    public void Kinds_Each_HaveACaseInTheEvaluator()
    {
        var evaluator = SourceTree.Text("src/Prescreen/Evaluation/Evaluator.cs");

        AllKinds.Where(kind => !Regex.IsMatch(evaluator, $@"\b{kind.Name}( \w+)? =>")).ShouldBeEmpty();
    }

    [Fact]
    public void Kinds_Each_AreHeldToAClinicalCase()
    {
        var vocabulary = VocabularyFolder.Load(Path.Combine(SourceTree.Root, "fhir-profiles/valuesets")).Value;
        var decided = CaseFolders.All.GroupBy(one => one.Protocol).SelectMany(cases =>
        {
            var file = CaseFolders.ProtocolFile(cases.Key);
            var protocol = ProtocolFile.Read(file, File.ReadAllBytes(file), vocabulary).Protocol.ShouldNotBeNull();
            var ids = cases.SelectMany(one => Criteria(one.Folder)).ToHashSet();
            return protocol.Criteria.Where(criterion => ids.Contains(criterion.Id)).Select(criterion => criterion.GetType());
        }).ToHashSet();

        AllKinds.Where(kind => !decided.Contains(kind)).ShouldBeEmpty();
    }

    private static IEnumerable<string> Criteria(string folder)
    {
        using var expected = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "expected.json")));
        return expected.RootElement.TryGetProperty("criteria", out var criteria) ? [.. criteria.EnumerateObject().Select(one => one.Name)] : [];
    }
}
