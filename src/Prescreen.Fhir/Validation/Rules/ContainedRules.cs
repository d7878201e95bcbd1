using System.Text.Json;
using Prescreen.Fhir.Validation.Walking;
using Prescreen.Json;

namespace Prescreen.Fhir.Validation.Rules;

/// <summary>Resources inside a resource: DomainResource's invariants dom-2 to dom-5, without FHIRPath. <see href="https://hl7.org/fhir/R4/references.html#contained"/></summary>
internal static class ContainedRules
{
    /// <summary>The invariants that are checked here, and not by the engine.</summary>
    public static readonly IReadOnlyList<string> Keys = ["dom-2", "dom-3", "dom-4", "dom-5"];

    public static void Check(Walk walk, JsonElement resource)
    {
        if (resource.Member("contained").ValueKind is not JsonValueKind.Array)
        {
            return;
        }

        HashSet<string> pointers = [];
        Collect(resource, pointers);
        foreach (var one in resource.Items("contained"))
        {
            CheckOne(walk, one, pointers);
        }

        foreach (var id in resource.Items("contained").Select(one => one.Text("id")).OfType<string>().GroupBy(id => id).Where(same => same.Count() > 1).Select(same => same.Key))
        {
            walk.Error("invariant", "contained-id", $"Two contained resources have the id '{Words.Short(id)}': give one of them another.", resource);
        }
    }

    private static void CheckOne(Walk walk, JsonElement contained, HashSet<string> pointers)
    {
        if (contained.Member("contained").ValueKind is not JsonValueKind.Undefined)
        {
            walk.Error("invariant", "dom-2", "A contained resource may contain none itself: move the inner one up.", contained);
        }

        if (contained.Text("id") is not { } id || !pointers.Contains("#" + id))
        {
            HashSet<string> own = [];
            Collect(contained, own);
            if (!own.Contains("#"))
            {
                walk.Error("invariant", "dom-3", "A contained resource must be referred to by '#' and its id: give it an id and refer to it, or leave it out.", contained);
            }
        }

        var meta = contained.Member("meta");
        if (meta.Text("versionId") is not null || meta.Text("lastUpdated") is not null)
        {
            walk.Error("invariant", "dom-4", "A contained resource has no meta.versionId or meta.lastUpdated: leave them out.", contained);
        }

        if (meta.Member("security").ValueKind is not JsonValueKind.Undefined)
        {
            walk.Error("invariant", "dom-5", "A contained resource has no security labels: leave meta.security out.", contained);
        }
    }

    private static void Collect(JsonElement json, HashSet<string> pointers)
    {
        switch (json.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in json.EnumerateObject())
                {
                    Collect(member.Value, pointers);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in json.EnumerateArray())
                {
                    Collect(item, pointers);
                }

                break;
            case JsonValueKind.String when json.GetString() is ['#', ..] pointer:
                pointers.Add(pointer);
                break;
        }
    }
}
