using System.Text.Json;
using Prescreen.Fhir.Validation.Walking;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>References: that they can be followed inside the resource, and point to what may be pointed to. <see href="https://hl7.org/fhir/R4/references.html"/></summary>
internal static class ReferenceRules
{
    // A profile whose resources refer to resources of the same profile would be followed for ever.
    private const int MostFollowed = 3;

    public static void Check(Walk walk, in Instance it)
    {
        if (it.Value.Text("reference") is not { } reference)
        {
            CheckType(walk, it, it.Value.Text("type"));
            return;
        }

        var isInside = reference.StartsWith('#');
        var target = isInside ? Inside(walk, it.Value, reference) : walk.Scope.Bundle?.Find(reference, walk.Scope.FullUrl) ?? default;
        CheckAggregation(walk, it, isInside, target.ValueKind is JsonValueKind.Object);
        var type = target.ValueKind is JsonValueKind.Object ? target.Text("resourceType") : isInside ? null : TypeIn(walk, reference);
        if (it.Value.Text("type") is { } said && type is not null && said != type && !said.Contains(':', StringComparison.Ordinal))
        {
            walk.Error("value", "reference-type", $"The reference says it is to {Words.Short(said)}, but is to {type}: mend its type.", it.Value);
        }

        if (CheckType(walk, it, type ?? it.Value.Text("type")) && target.ValueKind is JsonValueKind.Object && walk.Followed < MostFollowed)
        {
            CheckProfiles(walk, it, target, isInside);
        }
    }

    private static JsonElement Inside(Walk walk, JsonElement at, string reference)
    {
        if (reference == "#")
        {
            return walk.Scope.Root.Resource;
        }

        if (walk.Scope.Contained.TryGetValue(reference[1..], out var found))
        {
            return found;
        }

        walk.Error("not-found", "ref-1", "The reference is to a contained resource that isn't there: add it to contained, or mend the id.", at);
        return default;
    }

    private static bool CheckType(Walk walk, in Instance it, string? type)
    {
        if (type is null || it.Type is not { Targets.IsEmpty: false } rule)
        {
            return type is not null;
        }

        var allowed = rule.Targets.Select(url => walk.Definitions.Structure(url)?.Type).ToList();
        if (allowed.TrueForAll(one => one is not null && !TypeChain.Is(walk.Definitions, type, one)))
        {
            walk.Error("structure", "reference-target", $"A reference to {Words.Short(type)} may not stand here: point to {Words.OneOf([.. allowed.OfType<string>().Distinct()])}.", it.Value);
            return false;
        }

        return true;
    }

    private static void CheckProfiles(Walk walk, in Instance it, JsonElement target, bool isInside)
    {
        if (it.Type is not { Targets.IsEmpty: false } rule || target.Text("resourceType") is not { } type)
        {
            return;
        }

        var profiles = rule.Targets.Select(walk.Definitions.Structure).ToList();
        if (profiles.Exists(profile => profile is null || (!profile.IsProfile && TypeChain.Is(walk.Definitions, type, profile.Type))))
        {
            return;
        }

        var scope = isInside ? walk.Scope.Inside(target) : ResourceScope.Of(target, walk.Invariants.Types, walk.Scope.Bundle);
        if (!profiles.Exists(profile => walk.Try(target, profile!.Url, trial => ResourceRules.CheckProfile(trial, target, profile, scope))))
        {
            walk.Error("structure", "reference-target", $"What the reference is to conforms to none of {Words.OneOf([.. rule.Targets])}: mend it, or point to another.", it.Value);
        }
    }

    private static void CheckAggregation(Walk walk, in Instance it, bool isInside, bool isHere)
    {
        if (it.Type is { Aggregation.IsEmpty: false } rule
            && !rule.Aggregation.Contains(isInside ? "contained" : isHere ? "bundled" : "referenced") && !(isHere && !isInside && rule.Aggregation.Contains("referenced")))
        {
            walk.Error("structure", "reference-aggregation", $"The resource must be {Words.OneOf([.. rule.Aggregation])}: move it there.", it.Value);
        }
    }

    // "Patient/1", "https://server/fhir/Patient/1/_history/2"; a urn or a conditional reference tells no type in this place.
    private static string? TypeIn(Walk walk, string reference)
    {
        var query = reference.IndexOf('?', StringComparison.Ordinal);
        var path = (query < 0 ? reference : reference[..query]).Split('/');
        var at = path.Length - 2;
        if (at >= 2 && path[at] == "_history")
        {
            at -= 2;
        }

        var type = query >= 0 ? path[^1] : at >= 0 ? path[at] : "";
        return type.Length > 0 && char.IsAsciiLetterUpper(type[0]) && walk.Definitions.Type(type) is { Kind: "resource" } ? type : null;
    }
}
