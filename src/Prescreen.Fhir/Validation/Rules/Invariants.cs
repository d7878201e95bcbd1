using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Prescreen.Fhir.FhirPath;
using Prescreen.Fhir.Validation.Definitions;
using Prescreen.Fhir.Validation.Walking;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>
/// The rules of definitions that are FHIRPath. One that can't be evaluated is said to be unchecked. Those every element or resource has are checked without FHIRPath by the
/// rules named in <see cref="CheckedElsewhere"/>. One that comes to nothing is broken. <see href="https://hl7.org/fhir/R4/conformance-rules.html#constraints"/>
/// </summary>
internal sealed class Invariants(FhirDefinitions definitions)
{
    private readonly ConcurrentDictionary<string, Result<FhirPathExpression>> compiled = new(StringComparer.Ordinal);

    /// <summary>Reference, Narrative and contained resources have rules of their own in <see cref="ReferenceRules"/>, <see cref="NarrativeRules"/> and <see cref="ContainedRules"/>.</summary>
    public static IReadOnlySet<string> CheckedElsewhere { get; } = (HashSet<string>)["ref-1", .. NarrativeRules.Keys, .. ContainedRules.Keys];

    public PathTypes Types { get; } = new(definitions);

    public PrimitiveFormats Formats { get; } = new(definitions);

    /// <summary>Holds an element against invariants; those of a resource have the resource itself for focus.</summary>
    public void Check(Walk walk, JsonElement value, JsonElement beside, ElementNode node, string? type, ImmutableArray<ConstraintRule> rules)
    {
        FhirPathNode? focus = null;
        foreach (var rule in rules)
        {
            if (rule.Expression is not { } text || CheckedElsewhere.Contains(rule.Key))
            {
                continue;
            }

            focus ??= Focus(walk, value, beside, node, type);
            if (focus is not null)
            {
                Check(walk, value.ValueKind is JsonValueKind.Undefined ? beside : value, focus, rule, text);
            }
        }
    }

    private void Check(Walk walk, JsonElement at, FhirPathNode focus, ConstraintRule rule, string text)
    {
        var expression = compiled.GetOrAdd(text, static one => FhirPathExpression.Compile(Errata.Mended(one)));
        if (!expression.TryGet(out var ready, out var problem) || !ready.Test(focus, Context(walk)).TryGet(out var truth, out problem))
        {
            walk.Note("not-supported", rule.Key, $"{rule.Key} was not checked: {problem.Text}", at);
        }
        else if (truth is not FhirPathTruth.True)
        {
            walk.Report(rule.IsError ? IssueSeverity.Error : IssueSeverity.Warning, "invariant", rule.Key, rule.Human, at);
        }
    }

    private FhirPathNode? Focus(Walk walk, JsonElement value, JsonElement beside, ElementNode node, string? type)
        => walk.Frames[^1].Resource is not null ? walk.Scope.Path
            : Types.Of(node, type) is { } known ? FhirPathNode.OfElement(value, beside, known, Types)
            : null;

    private FhirPathContext Context(Walk walk) => walk.Scope.Context ??= new FhirPathContext
    {
        Resource = walk.Scope.Path,
        RootResource = walk.Scope.Root.Path,
        Now = walk.Now,
        MemberOf = MemberOf,
        ConformsTo = (element, url) => ConformsTo(walk, element, url),
        Resolve = walk.Scope.Bundle is { } bundle ? reference => Resolve(bundle, reference, walk.Scope.FullUrl) : null,
    };

    private FhirPathNode? Resolve(BundleEntries bundle, string reference, string? fullUrl)
        => bundle.Find(reference, fullUrl) is { ValueKind: JsonValueKind.Object } found ? FhirPathNode.OfResource(found, Types) : null;

    private Result<FhirPathTruth> MemberOf(FhirPathNode element, string url)
        => definitions.ValueSet(url) is { IsKnown: true } set ? BindingRules.IsIn(set, element.Json) ? FhirPathTruth.True : FhirPathTruth.False
            : new Problem(ProblemKind.Unsupported, "FHIR-604", "The codes of the value set aren't known here.") { Place = url };

    private Result<FhirPathTruth> ConformsTo(Walk walk, FhirPathNode element, string url)
    {
        if (definitions.Structure(url) is not { } profile)
        {
            return new Problem(ProblemKind.Unsupported, "FHIR-605", "The profile isn't known here.") { Place = url };
        }

        var conforms = walk.Try(trial =>
        {
            if (element.IsResource)
            {
                ResourceRules.CheckProfile(trial, element.Json, profile, ResourceScope.Of(element.Json, Types, trial.Scope.Bundle));
            }
            else
            {
                ElementRules.CheckProfile(trial, element.Json, profile, new TypeRule(profile.Type));
            }
        });
        return conforms ? FhirPathTruth.True : FhirPathTruth.False;
    }
}
